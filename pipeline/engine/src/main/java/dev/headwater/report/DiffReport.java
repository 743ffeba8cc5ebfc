package dev.headwater.report;

import dev.headwater.command.diff.DiffOutcome;
import dev.headwater.spi.DocumentTool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The differences between two states, for people and for programs. */
public record DiffReport(DiffOutcome outcome, DocumentTool documents) {

  /** The whole text, with a line feed at its end. */
  public String render(DiffFormat format) {
    return switch (format) {
      case TEXT -> new DiffText(outcome, documents).render();
      case MARKDOWN -> new DiffMarkdown(outcome, documents).render();
      case JSON -> json();
    };
  }

  private String json() {
    try {
      return documents.writeJson(new DiffJson(outcome).fields()).stripTrailing() + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes it to a file, and makes the file's folder. */
  public void write(DiffFormat format, Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, render(format));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
