package dev.headwater.database.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.codegen.OtherProcess;
import dev.headwater.io.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PostmasterTest {

  @TempDir Path runs;

  @Test
  void sweepDeletesAKeptOneWhoseServerIsGone() throws IOException {
    Path other = Files.createDirectory(runs.resolve("0ther000-22222222"));
    Files.createFile(other.resolve("kept"));
    Files.createFile(lockOf(other));

    RunFolder.sweep(runs, Postmaster::clear);

    assertThat(runs).isEmptyDirectory();
  }

  @Test
  void strangerWithTheNumberOfADeadServerIsNotStopped() throws Exception {
    Path other = Files.createDirectories(runs.resolve("0ther000-44444444/data")).getParent();
    Path lock = Files.createFile(lockOf(other));
    try (OtherProcess stranger = OtherProcess.locking(runs.resolve("stranger.txt"))) {
      Files.writeString(other.resolve("data/postmaster.pid"), stranger.pid() + "\n/data\n");

      RunFolder.sweep(runs, Postmaster::clear);

      assertThat(stranger.isAlive()).isTrue();
      assertThat(other).doesNotExist();
      assertThat(lock).doesNotExist();
    }
  }

  private static Path lockOf(Path folder) {
    return folder.resolveSibling(folder.getFileName() + ".lock");
  }
}
