package dev.headwater.database.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Things that are made once and then shared by all builds. */
final class Once {

  private Once() {}

  /**
   * Puts a finished folder in its place. When another build was faster, its folder stays: both hold
   * the same, and somebody may be using the other one already.
   */
  static void move(Path finished, Path place) throws IOException {
    try {
      Files.move(finished, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (!Files.isDirectory(place)) {
        throw e;
      }
    }
  }
}
