package dev.headwater.report;

import dev.headwater.command.adopt.Adopted;
import dev.headwater.problem.Problem;
import dev.headwater.problem.SourceLocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The outcome of adopt as the user reads it.
 *
 * @param root the folder from which messages show paths
 * @param stamp the file with the SQL that tells Flyway what the database has
 */
public record AdoptReport(Path root, Path stamp) {

  /** Writes the SQL for Flyway's history. */
  public void write(Adopted adopted) {
    try {
      Files.createDirectories(stamp.toAbsolutePath().getParent());
      Files.writeString(stamp, adopted.stamp());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files, and the next steps. */
  public List<String> lines(Adopted adopted) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "adopt: "
            + files(adopted)
            + (adopted.statements() == 1
                ? " has 1 statement"
                : " has " + adopted.statements() + " statements")
            + " for the schema of "
            + adopted.database()
            + " (PostgreSQL "
            + adopted.postgres()
            + ")"
            + (adopted.against().isEmpty()
                ? ", proven: Flyway ran it in an empty database, and the catalogues are the same"
                : ""));
    if (!adopted.roles().isEmpty()) {
      lines.add(
          "adopt: roles that must be there before, from an init script for example: "
              + String.join(", ", adopted.roles()));
    }
    adopted
        .histories()
        .forEach(
            (table, tool) ->
                lines.add(
                    "adopt: "
                        + table
                        + " looks like the history of "
                        + tool
                        + "; leave it out with -Dheadwater.ignore=\""
                        + table
                        + "\""));
    if (!adopted.notModelled().isEmpty()) {
      lines.add(
          "adopt: there, but not written: "
              + adopted.notModelled().entrySet().stream()
                  .map(kind -> kind.getKey() + " (" + kind.getValue() + ")")
                  .sorted()
                  .collect(Collectors.joining(", ")));
    }
    if (adopted.against().isEmpty()) {
      lines.add(
          "adopt: next: run "
              + SourceLocation.shown(root, stamp)
              + " in "
              + adopted.database()
              + " as the role that will migrate; Flyway then knows that version 1 is there");
    }
    return lines;
  }

  private String files(Adopted adopted) {
    return adopted.files().stream()
        .map(file -> SourceLocation.shown(root, file))
        .collect(Collectors.joining(", "));
  }

  /** The problem where the migration is not proven. */
  public Optional<Problem> problem(Adopted adopted) {
    return adopted.against().isEmpty()
        ? Optional.empty()
        : Optional.of(
            Problem.of("adopt-not-proven", "the migration is not proven")
                .at(SourceLocation.file(files(adopted)))
                .withDetail("why", String.join("\n", adopted.against()))
                .withFix(
                    "mend it by hand, or leave objects out with <ignore>; Flyway does not apply a"
                        + " file that ends in .draft"));
  }
}
