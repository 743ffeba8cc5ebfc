package dev.headwater.check;

import dev.headwater.Diagnostic;
import dev.headwater.PipelineException;
import dev.headwater.PipelineRequest;
import dev.headwater.SourceLocation;
import dev.headwater.check.Check.Comparison;
import dev.headwater.check.Differences.Changed;
import dev.headwater.database.choice.ExpectedPostgres;
import dev.headwater.fingerprint.Fingerprint;
import dev.headwater.fingerprint.Inputs;
import dev.headwater.migrations.MigrationSet;
import dev.headwater.output.Manifest;
import dev.headwater.tools.ArtifactResolver;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Looks at hashes only: those of the inputs, and those that the manifest has. */
final class OfflineCheck {

  private final CheckRequest request;
  private final PipelineRequest pipeline;
  private final ArtifactResolver resolver;

  OfflineCheck(CheckRequest request, ArtifactResolver resolver) {
    this.request = request;
    this.pipeline = request.pipeline();
    this.resolver = resolver;
  }

  Comparison compare() throws IOException {
    MigrationSet migrations = MigrationSet.find(pipeline);
    SortedMap<String, String> there = Manifest.filesIn(pipeline.outputDirectory());
    Manifest manifest = Manifest.read(pipeline.outputDirectory());
    if (there.isEmpty() && manifest.files().isEmpty()) {
      return new Comparison(request.committed() ? nothingThere() : Differences.NONE, 0, 0);
    }
    Fingerprint madeFrom =
        manifest.madeFrom().orElseThrow(() -> new PipelineException(originUnknown()));
    return new Comparison(
        differences(there, manifest, wanted(migrations, madeFrom)), there.size(), 0);
  }

  private static Differences nothingThere() {
    return new Differences(List.of(), List.of(), List.of(), List.of("there are no classes yet"));
  }

  private static Differences differences(
      SortedMap<String, String> there, Manifest manifest, List<String> inputs) {
    List<String> missing = new ArrayList<>();
    List<Changed> changed = new ArrayList<>();
    for (Map.Entry<String, String> file : manifest.files().entrySet()) {
      String hash = there.get(file.getKey());
      if (hash == null) {
        missing.add(file.getKey());
      } else if (!hash.equals(file.getValue())) {
        changed.add(new Changed(file.getKey(), Optional.empty()));
      }
    }
    List<String> orphan =
        there.keySet().stream().filter(file -> !manifest.files().containsKey(file)).toList();
    return new Differences(missing, changed, orphan, inputs);
  }

  /** What changed since the classes were made. */
  private List<String> wanted(MigrationSet migrations, Fingerprint madeFrom) throws IOException {
    Optional<String> postgres =
        new ExpectedPostgres(
                pipeline.database(), Optional.of(pipeline.cacheDirectory().resolve("known")))
            .version();
    Fingerprint now =
        Inputs.of(pipeline, migrations, new Inputs.Surroundings(postgres.orElse(""), resolver));
    if (postgres.isPresent()) {
      return now.since(madeFrom);
    }
    // A server or an image that this machine has never asked has the version that it had.
    SortedMap<String, String> inputs = new TreeMap<>(now.inputs());
    inputs.put(Inputs.POSTGRES, madeFrom.inputs().getOrDefault(Inputs.POSTGRES, ""));
    return new Fingerprint(inputs).since(madeFrom);
  }

  private Diagnostic originUnknown() {
    String folder = SourceLocation.shown(pipeline.root(), pipeline.outputDirectory());
    return Diagnostic.of("unknown-origin", "nothing says what these classes were made from")
        .at(SourceLocation.file(folder))
        .withDetail("why", Manifest.NAME + " is not there, or was damaged")
        .withFix(
            "commit that file with the classes; or compare the classes themselves:"
                + " -Dheadwater.depth=full");
  }
}
