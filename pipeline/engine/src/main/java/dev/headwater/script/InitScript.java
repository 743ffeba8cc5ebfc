package dev.headwater.script;

import dev.headwater.io.LastChange;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.problem.SourceLocation;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An SQL file that runs before the first migration. It is read once, when it is first needed; a
 * copy in another JVM brings its text along.
 */
public final class InitScript implements Serializable {

  private static final long serialVersionUID = 1L;

  private final Path file;
  private final String path;
  private @Nullable Reading reading;

  private InitScript(Path file, String path) {
    this.file = file;
    this.path = path;
  }

  static List<InitScript> of(ScriptSource source) {
    return source.initScripts().stream()
        .map(file -> new InitScript(file, SourceLocation.shown(source.root(), file)))
        .toList();
  }

  /** As shown to the reader. */
  public String path() {
    return path;
  }

  /**
   * Without a byte order mark.
   *
   * @throws ProblemException when it cannot be read
   */
  public String text() {
    return reading().text;
  }

  /** When it was last written before it was read. */
  public Instant modified() {
    return reading().modified;
  }

  /** Whether it is as it was when it was read. */
  public boolean isUntouched() {
    return reading().equals(read());
  }

  private synchronized Reading reading() {
    if (reading == null) {
      reading = read();
    }
    return reading;
  }

  private Reading read() {
    try {
      Instant modified = LastChange.of(file).toInstant();
      String text = Files.readString(file);
      return new Reading(text.startsWith("\uFEFF") ? text.substring(1) : text, modified);
    } catch (IOException e) {
      throw new ProblemException(
          Problem.of("init-script", "cannot read the init script " + path)
              .withDetail(
                  "why",
                  e instanceof CharacterCodingException
                      ? "it is not UTF-8"
                      : Files.exists(file) ? String.valueOf(e.getMessage()) : "it does not exist")
              .withFix("correct <initScripts>, or -Dheadwater.initScripts"));
    }
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    reading();
    out.defaultWriteObject();
  }

  private record Reading(String text, Instant modified) implements Serializable {}
}
