package dev.headwater.script;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A file in a folder, or an entry of a jar.
 *
 * @param container the file itself, or the jar
 * @param entry the entry's name in the jar; empty for a file
 */
record SourceFile(Path container, String entry) implements Serializable {

  /**
   * Written out, because a record's own {@code equals}, which Java makes at run time, is slow at
   * first use.
   */
  @Override
  public boolean equals(Object other) {
    return other instanceof SourceFile file
        && container.equals(file.container)
        && entry.equals(file.entry);
  }

  @Override
  public int hashCode() {
    return 31 * container.hashCode() + entry.hashCode();
  }

  String name() {
    String path = entry.isEmpty() ? container.toString() : entry;
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }

  /** A Java migration or callback, or something that belongs to one. */
  boolean isClass() {
    return name().endsWith(".class");
  }

  /** Flyway's settings for the one script beside it: {@code V2__x.sql.conf}. */
  boolean isScriptConfiguration() {
    return name().endsWith(".conf");
  }

  /** The place as Flyway shows it and as a person can find it. */
  String path() {
    return entry.isEmpty() ? container.toString() : container + "!/" + entry;
  }

  byte[] bytes() throws IOException {
    if (entry.isEmpty()) {
      return Files.readAllBytes(container);
    }
    try (ZipFile jar = new ZipFile(container.toFile())) {
      ZipEntry found = jar.getEntry(entry);
      try (InputStream in = jar.getInputStream(found)) {
        return in.readAllBytes();
      }
    }
  }
}
