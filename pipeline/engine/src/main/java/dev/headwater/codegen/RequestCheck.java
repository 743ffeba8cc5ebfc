package dev.headwater.codegen;

import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.problem.SourceLocation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.SourceVersion;

/** Values of a request that are wrong by themselves. */
final class RequestCheck {

  private static final String FILE_SYSTEM = "filesystem:";

  private RequestCheck() {}

  static void check(String packageName, Duration timeout) {
    List<Problem> problems = new ArrayList<>();
    if (!SourceVersion.isName(packageName)) {
      problems.add(
          Problem.of("package", "\"" + packageName + "\" is not the name of a Java package")
              .withFix("<packageName>com.example.db</packageName>"));
    }
    if (timeout.isZero() || timeout.isNegative()) {
      problems.add(
          Problem.of("timeout", "the timeout is " + timeout.toSeconds() + " s")
              .withFix("give at least one second: -Dheadwater.timeout=300"));
    }
    ProblemException.throwIfAny(problems);
  }

  /** The output folder is replaced as a whole, and Flyway takes every file for a migration. */
  static void checkSchemaFolder(GenerateRequest request) {
    if (request.schemaFolder().isEmpty()) {
      return;
    }
    Path folder = request.schemaFolder().get();
    Optional<Path> location =
        request.scripts().locations().stream()
            .filter(text -> text.startsWith(FILE_SYSTEM) && !text.contains("*"))
            .map(text -> Path.of(text.substring(FILE_SYSTEM.length())))
            .filter(folder::startsWith)
            .findFirst();
    if (folder.startsWith(request.outputDirectory().normalize())) {
      throw new ProblemException(inside(request, "the output folder", request.outputDirectory()));
    }
    if (location.isPresent()) {
      throw new ProblemException(inside(request, "a location of migrations", location.get()));
    }
  }

  private static Problem inside(GenerateRequest request, String what, Path other) {
    return Problem.of("schema-folder", "the schema folder lies in " + what)
        .withDetail(
            "schema folder",
            SourceLocation.shown(request.root(), request.schemaFolder().orElseThrow()))
        .withDetail(
            what.substring(what.indexOf(' ') + 1), SourceLocation.shown(request.root(), other))
        .withFix("choose a folder of its own: <schemaFolder>");
  }
}
