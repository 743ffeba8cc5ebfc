package dev.headwater.script;

import dev.headwater.io.LastChange;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file that a run may use. It is read once, when it is first needed; a copy in another JVM brings
 * its text along.
 */
public final class ScriptFile implements Serializable {

  private static final long serialVersionUID = 1L;

  private final String name;
  private final String path;
  private final SourceFile file;
  private @Nullable Reading reading;

  ScriptFile(String name, String path, SourceFile file) {
    this.name = name;
    this.path = path;
    this.file = file;
  }

  /** Its path below its location, the same in every checkout. */
  public String name() {
    return name;
  }

  /** Its last part. */
  public String fileName() {
    return file.name();
  }

  /** As shown to the reader. */
  public String path() {
    return path;
  }

  /** Its place on disk; empty for an entry of a jar. */
  public Optional<Path> onDisk() {
    return file.entry().isEmpty() ? Optional.of(file.container()) : Optional.empty();
  }

  SourceFile source() {
    return file;
  }

  /** Whether it is compiled Java, and no text. */
  public boolean isClass() {
    return file.isClass();
  }

  /** Whether it has Flyway's settings for the one script beside it: {@code V2__x.sql.conf}. */
  public boolean isScriptConfiguration() {
    return file.isScriptConfiguration();
  }

  /** Whether Flyway calls it by this name or path. */
  boolean isCalled(String nameOrPath) {
    return file.path().equals(nameOrPath) || file.path().endsWith("/" + nameOrPath);
  }

  /**
   * @throws UncheckedIOException when it cannot be read
   */
  @SuppressWarnings("ArrayRecordComponent") // nobody writes into it
  public byte[] bytes() {
    return reading().bytes;
  }

  /** Without a byte order mark, as Flyway reads it. */
  public String text() {
    String text = new String(bytes(), StandardCharsets.UTF_8);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /** When it was last written before it was read; for an entry of a jar, when the jar was. */
  public Instant modified() {
    return reading().modified;
  }

  /** Whether it is as it was when it was read. A file that was edited and edited back is not. */
  public boolean isUntouched() throws IOException {
    Reading before = reading();
    Reading now = read();
    return before.modified.equals(now.modified) && Arrays.equals(before.bytes, now.bytes);
  }

  private synchronized Reading reading() {
    if (reading == null) {
      try {
        reading = read();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return reading;
  }

  private Reading read() throws IOException {
    // The time first: a later edit is then seen.
    Instant modified = LastChange.of(file.container()).toInstant();
    return new Reading(file.bytes(), modified);
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    reading();
    out.defaultWriteObject();
  }

  @SuppressWarnings("ArrayRecordComponent") // compared by Arrays.equals
  private record Reading(byte[] bytes, Instant modified) implements Serializable {}
}
