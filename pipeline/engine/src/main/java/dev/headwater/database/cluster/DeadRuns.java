package dev.headwater.database.cluster;

import dev.headwater.io.RunFolder;
import java.io.IOException;
import java.nio.file.Path;

/** Folders and servers of runs that were killed. */
public final class DeadRuns {

  private DeadRuns() {}

  /** Where runs have their folders. */
  static Path folder(Path cache) {
    return cache.resolve("runs");
  }

  /**
   * Clears them for a build that has nothing else to do; such a build may be the last one for a
   * long time.
   *
   * @param cache the cache folder
   */
  public static void clear(Path cache) {
    Path runs = folder(cache);
    String[] names = runs.toFile().list();
    if (names == null || names.length == 0) {
      return; // nearly always, and then nothing more is loaded
    }
    try {
      RunFolder.sweep(runs, Postmaster::clear);
    } catch (IOException e) {
      // The next build that needs a server tries again, and says why it cannot.
    }
  }
}
