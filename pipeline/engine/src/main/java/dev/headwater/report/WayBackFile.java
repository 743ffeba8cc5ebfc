package dev.headwater.report;

import dev.headwater.catalog.script.ScriptPart;
import dev.headwater.command.drift.DriftOutcome.Compared;
import dev.headwater.command.drift.WayBack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The SQL that brings a live database back.
 *
 * @param path of a proven script; one that is not proven has another ending
 */
public record WayBackFile(Path path) {

  private static final String NOT_PROVEN = ".draft";

  /** An old script must not pass for the script of this comparison. */
  public void delete() {
    try {
      Files.deleteIfExists(path);
      Files.deleteIfExists(notProven());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes it.
   *
   * @return the file
   */
  public Path write(Compared compared, WayBack way) {
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      return Files.writeString(way.isProven() ? path : notProven(), text(compared, way));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path notProven() {
    return path.resolveSibling(path.getFileName() + NOT_PROVEN);
  }

  private static String text(Compared compared, WayBack way) {
    StringBuilder text = new StringBuilder();
    text.append("-- Makes ")
        .append(compared.database())
        .append(" what the migrations make at version ")
        .append(compared.version())
        .append(".\n-- For the role that migrates.\n");
    if (way.isProven()) {
      text.append("-- Proven on a database with its schema, and without its rows.\n");
    } else {
      text.append("-- Not proven:\n");
      way.against().forEach(line -> text.append("--   ").append(line).append("\n"));
    }
    way.script().parts().forEach(part -> append(part, text));
    return text.toString();
  }

  private static void append(ScriptPart part, StringBuilder text) {
    text.append("\nbegin;\n\n");
    part.statements().forEach(statement -> text.append(statement.text()));
    text.append("commit;\n");
  }
}
