package dev.headwater.command.init;

import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.problem.SourceLocation;
import dev.headwater.spi.PomTool;
import dev.headwater.spi.PomTool.Dependency;
import dev.headwater.spi.ToolFailure;
import dev.headwater.tool.ArtifactResolver;
import dev.headwater.tool.ToolLoaders;
import dev.headwater.tool.Toolbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Writes what a project needs to use Headwater. A second run finds nothing to do. */
public final class Init {

  private static final String FIRST = "V1__first.sql";

  private static final String MIGRATION =
      """
      -- The beginning of your schema. Change this file until somebody else has it, and then add V2.
      create table example (
          id bigint generated always as identity primary key,
          name text not null
      );
      """;

  private static final Pattern ENCODING =
      Pattern.compile("^<\\?xml[^>]*encoding=[\"']([\\w.-]+)[\"']");

  /** Lines of a .gitignore that leave the output of Maven out. */
  private static final Pattern IGNORES_TARGET = Pattern.compile("(/|\\*\\*/)?target/?\\**");

  private final ArtifactResolver resolver;

  public Init(ArtifactResolver resolver) {
    this.resolver = resolver;
  }

  /**
   * Writes it.
   *
   * @return the changes in words, with the files; empty where nothing was to be done
   * @throws ProblemException when the POM cannot be read
   */
  public List<String> run(InitRequest request) {
    List<String> done = new ArrayList<>();
    try {
      pom(request, done);
      if (request.begins() && !hasMigrations(request.migrations())) {
        Files.createDirectories(request.migrations());
        Path first = request.migrations().resolve(FIRST);
        Files.writeString(first, MIGRATION, StandardOpenOption.CREATE_NEW);
        done.add("made " + shown(request, first));
      }
      gitignore(request, done);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return done;
  }

  private void pom(InitRequest request, List<String> done) throws IOException {
    String before = new String(Files.readAllBytes(request.pom()), StandardCharsets.ISO_8859_1);
    Matcher declared = ENCODING.matcher(before);
    Charset encoding =
        declared.find() ? Charset.forName(declared.group(1)) : StandardCharsets.UTF_8;
    before = Files.readString(request.pom(), encoding);
    String after = edited(request, before);
    if (after.equals(before)) {
      return;
    }
    Files.writeString(request.pom(), after, encoding);
    for (Dependency one : request.addition().dependencies()) {
      done.add(
          shown(request, request.pom())
              + ": the dependency "
              + one.groupId()
              + ":"
              + one.artifactId()
              + (one.version().isEmpty() ? "" : " " + one.version()));
    }
    request
        .addition()
        .plugins()
        .forEach(
            plugin ->
                done.add(
                    shown(request, request.pom())
                        + ": the plugin "
                        + plugin.artifactId()
                        + " "
                        + plugin.version()));
  }

  private String edited(InitRequest request, String before) throws IOException {
    if (request.addition().dependencies().isEmpty() && request.addition().plugins().isEmpty()) {
      return before;
    }
    try (ToolLoaders loaders = new ToolLoaders()) {
      PomTool poms = Toolbox.poms(resolver, loaders);
      return poms.with(before, request.addition());
    } catch (ToolFailure e) {
      throw new ProblemException(
          Problem.of(e.code(), e.reason())
              .at(SourceLocation.file(shown(request, request.pom())))
              .withDetail("why", String.join("; ", e.details()).replaceFirst("^why: ", "")));
    }
  }

  private static boolean hasMigrations(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> tree = Files.walk(folder)) {
      return tree.anyMatch(Files::isRegularFile);
    }
  }

  /** In the folder of the module, unless a folder above it has the line. */
  private static void gitignore(InitRequest request, List<String> done) throws IOException {
    Path own = request.pom().resolveSibling(".gitignore");
    for (Path folder = own.getParent(); folder != null; folder = folder.getParent()) {
      Path file = folder.resolve(".gitignore");
      if (Files.isRegularFile(file)
          && Files.readAllLines(file).stream()
              .anyMatch(line -> IGNORES_TARGET.matcher(line.strip()).matches())) {
        return;
      }
      if (Files.exists(folder.resolve(".git"))) {
        break;
      }
    }
    String before = Files.exists(own) ? Files.readString(own) : "";
    String separator = before.isEmpty() || before.endsWith("\n") ? "" : "\n";
    Files.writeString(own, before + separator + "target/\n");
    done.add(shown(request, own) + ": target/");
  }

  private static String shown(InitRequest request, Path file) {
    return SourceLocation.shown(request.root(), file);
  }
}
