package dev.headwater.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/** When a file became what it is. */
public final class LastChange {

  private LastChange() {}

  /**
   * Where the file system says it, this is also another one after the file was moved to its place
   * with its old time of modification.
   */
  public static FileTime of(Path file) throws IOException {
    try {
      return (FileTime) Files.getAttribute(file, "unix:ctime");
    } catch (UnsupportedOperationException | IllegalArgumentException e) {
      return Files.getLastModifiedTime(file);
    }
  }
}
