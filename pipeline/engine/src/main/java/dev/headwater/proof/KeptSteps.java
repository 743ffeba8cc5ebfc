package dev.headwater.proof;

import dev.headwater.catalog.change.MigrationStep;
import dev.headwater.catalog.change.StepDocument;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.database.DatabaseRequest;
import dev.headwater.database.DatabaseRequest.SnapshotChoice;
import dev.headwater.database.ScriptChain;
import dev.headwater.database.snapshots.ChainReading;
import dev.headwater.io.CacheRoot;
import dev.headwater.io.KeptFiles;
import dev.headwater.script.ScriptSet;
import dev.headwater.spi.DocumentTool;
import dev.headwater.tool.ArtifactResolver;
import dev.headwater.tool.Documents;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Steps of earlier runs, kept by the chain of scripts up to each of them. A chain whose states
 * depend on more than its scripts, such as Java migrations, is not kept.
 *
 * @param folder empty to keep nothing
 * @param keys one for each script that can be kept
 */
record KeptSteps(
    Optional<Path> folder,
    ScriptChain chain,
    List<String> keys,
    int scripts,
    DocumentTool documents) {

  /** Changes when steps of an older Headwater cannot be read any more. */
  private static final String FORMAT = "steps 1";

  private static final String ENDING = ".step";
  private static final int MANY = 20_000;
  private static final long BYTES = 64L << 20;

  static KeptSteps of(GenerateRequest request, ScriptSet scripts, ArtifactResolver resolver) {
    DatabaseRequest asked = request.database();
    DatabaseRequest keeping = asked.forOneLook(new SnapshotChoice(1, request.refresh()));
    ScriptChain chain = ChainReading.of(keeping, scripts, request.tools());
    Optional<Path> folder =
        request.refresh() || chain.links().isEmpty()
            ? Optional.empty()
            : CacheRoot.ifWritable(asked.folders().cache()).map(cache -> cache.resolve("history"));
    String place =
        FORMAT
            + asked.choice().provider()
            + asked.choice().versionOrDefault()
            + asked.choice().image()
            + request.scripts().historyTable();
    return new KeptSteps(
        folder, chain, chain.keys(place), scripts.inOrder().size(), new Documents(resolver));
  }

  /** The steps of the first scripts, as far as they are known. */
  List<MigrationStep> read() throws IOException {
    List<MigrationStep> steps = new ArrayList<>();
    for (int i = 0; folder.isPresent() && i < keys.size(); i++) {
      Optional<MigrationStep> step = read(file(i));
      if (step.isEmpty() || !step.get().script().equals(chain.links().get(i).fileName())) {
        break;
      }
      steps.add(step.get());
    }
    return steps;
  }

  /** Whether these are the steps of all scripts. */
  boolean isAll(List<MigrationStep> steps) {
    return steps.size() == scripts && !steps.isEmpty();
  }

  /** Each major version of PostgreSQL prints the same object in its own words. */
  static boolean isOf(BuiltState state, List<MigrationStep> steps) {
    return steps.stream().allMatch(step -> step.serverVersion() / 10000 == state.catalog().major());
  }

  private Path file(int index) {
    String key = keys.get(index);
    return folder.orElseThrow().resolve(key.substring(0, 2)).resolve(key.substring(2) + ENDING);
  }

  private Optional<MigrationStep> read(Path file) throws IOException {
    try {
      byte[] bytes = Files.readAllBytes(file);
      String text;
      try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
        text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
      KeptFiles.use(file);
      return Optional.of(StepDocument.read(documents.readJson(text)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      Files.deleteIfExists(file); // damaged
      return Optional.empty();
    }
  }

  /** Keeps what is not kept yet, unless a script was edited while it ran. */
  void write(List<MigrationStep> steps) throws IOException {
    if (folder.isEmpty() || steps.size() != scripts || !chain.isUntouched(keys.size())) {
      return;
    }
    for (int i = 0; i < Math.min(keys.size(), steps.size()); i++) {
      MigrationStep step = steps.get(i);
      if (!step.script().equals(chain.links().get(i).fileName())) {
        break;
      }
      if (!Files.exists(file(i))) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
          out.write(documents.writeJson(StepDocument.of(step)).getBytes(StandardCharsets.UTF_8));
        }
        KeptFiles.write(file(i), bytes.toByteArray());
      }
    }
    new KeptFiles(folder.get(), ENDING).evict(MANY, BYTES);
  }
}
