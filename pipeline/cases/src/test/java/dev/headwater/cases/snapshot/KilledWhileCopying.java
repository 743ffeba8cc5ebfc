package dev.headwater.cases.snapshot;

import dev.headwater.cases.support.TestArtifacts;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A program that ends itself without a word as soon as it has begun to copy a snapshot. */
final class KilledWhileCopying {

  static final int EXIT = 77;

  private KilledWhileCopying() {}

  public static void main(String[] arguments) throws Exception {
    SnapshotProject project = new SnapshotProject(Path.of(arguments[0]));
    Thread watch = new Thread(() -> watch(project.cache().resolve("runs")));
    watch.setDaemon(true);
    watch.start();
    MigratedState.of(project.request(builder -> builder), new TestArtifacts());
  }

  private static void watch(Path runs) {
    while (true) {
      try (DirectoryStream<Path> folders = Files.newDirectoryStream(runs, "*")) {
        for (Path folder : folders) {
          if (Files.isDirectory(folder) && isCopying(folder)) {
            Runtime.getRuntime().halt(EXIT);
          }
        }
      } catch (IOException e) {
        // not made yet
      }
    }
  }

  private static boolean isCopying(Path run) throws IOException {
    try (DirectoryStream<Path> copies = Files.newDirectoryStream(run, "copy-*")) {
      return copies.iterator().hasNext();
    }
  }
}
