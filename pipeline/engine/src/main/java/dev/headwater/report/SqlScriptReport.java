package dev.headwater.report;

import dev.headwater.command.script.SqlScript.Outcome;
import dev.headwater.problem.Problem;
import dev.headwater.problem.SourceLocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A script for people who run it by hand, and how the user reads of it.
 *
 * @param root the folder from which messages show paths
 * @param file where the script is written
 */
public record SqlScriptReport(Path root, Path file) {

  /** Writes the script; one that is not proven gets {@code .draft} at its end. */
  public void write(Outcome outcome) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.deleteIfExists(file);
      Files.deleteIfExists(draft());
      Files.writeString(
          outcome.result().against().isEmpty() ? file : draft(), outcome.result().sql());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path draft() {
    return file.resolveSibling(file.getFileName() + ".draft");
  }

  public String line(Outcome outcome) {
    return "script: "
        + SourceLocation.shown(root, file)
        + " brings "
        + (outcome.from().equals("0")
            ? "an empty database"
            : "a database at version " + outcome.from())
        + " to version "
        + outcome.to()
        + ", "
        + DeploymentWords.migrations(outcome.migrations())
        + ", proven: schema and history are those that Flyway makes";
  }

  /** The problem where the script is not proven. */
  public Optional<Problem> problem(Outcome outcome) {
    return outcome.result().against().isEmpty()
        ? Optional.empty()
        : Optional.of(
            Problem.of("script-not-proven", "the script does not do what Flyway does")
                .at(SourceLocation.file(SourceLocation.shown(root, draft())))
                .withDetail("why", String.join("\n", outcome.result().against()))
                .withFix("let headwater:migrate apply the migrations"));
  }
}
