package dev.headwater.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.codegen.OtherProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunFolderTest {

  private static final RunFolder.Remains NOTHING = (folder, kept) -> true;

  @TempDir Path runs;

  @Test
  void newFolderIsEmptyAndHasALockBesideIt() throws IOException {
    RunFolder folder = RunFolder.create(runs, NOTHING);

    assertThat(folder.path()).isEmptyDirectory().hasParent(runs);
    assertThat(lockOf(folder.path())).exists();
    folder.delete();
  }

  @Test
  void whatWeHoldIsHeldForOtherProcessesToo() throws IOException {
    RunFolder folder = RunFolder.create(runs, NOTHING);

    RunFolder.sweep(runs, NOTHING);

    assertThatThrownBy(() -> OtherProcess.locking(lockOf(folder.path())).close())
        .hasMessage("the other process holds no lock");
    folder.delete();
  }

  @Test
  void deletedFolderLeavesNothing() throws IOException {
    RunFolder folder = RunFolder.create(runs, NOTHING);
    Files.writeString(Files.createDirectory(folder.path().resolve("data")).resolve("f"), "x");

    folder.delete();

    assertThat(runs).isEmptyDirectory();
  }

  @Test
  void twoFoldersOfOneJvmAreTwo() throws IOException {
    RunFolder one = RunFolder.create(runs, NOTHING);
    RunFolder two = RunFolder.create(runs, NOTHING);

    assertThat(one.path()).isNotEqualTo(two.path());
    one.delete();
    two.delete();
  }

  @Test
  void sweepLeavesOurOwn() throws IOException {
    RunFolder folder = RunFolder.create(runs, NOTHING);

    RunFolder.sweep(runs, NOTHING);

    assertThat(folder.path()).exists();
    assertThat(lockOf(folder.path())).exists();
    folder.delete();
  }

  @Test
  void sweepLeavesTheOneOfALivingProcessAndDeletesItWhenThatIsDead() throws Exception {
    Path other = Files.createDirectory(runs.resolve("0ther000-11111111"));
    Files.writeString(other.resolve("f"), "x");
    try (OtherProcess living = OtherProcess.locking(lockOf(other))) {
      RunFolder.sweep(runs, NOTHING);
      assertThat(other.resolve("f")).exists();
      assertThat(lockOf(other)).exists();

      living.kill();
      RunFolder.sweep(runs, NOTHING);
      assertThat(runs).isEmptyDirectory();
    }
  }

  @Test
  void sweepLeavesWhatCouldNotBeCleared() throws IOException {
    Path other = Files.createDirectory(runs.resolve("0ther000-22222222"));
    Files.createFile(other.resolve("kept"));
    Files.createFile(lockOf(other));

    RunFolder.sweep(runs, (folder, kept) -> !kept);

    assertThat(other).exists();
    assertThat(lockOf(other)).exists();
  }

  @Test
  void sweepDeletesALockWithoutFolder() throws IOException {
    Files.createFile(runs.resolve("0ther000-33333333.lock"));

    RunFolder.sweep(runs, NOTHING);

    assertThat(runs).isEmptyDirectory();
  }

  @Test
  void sweepOfAFolderThatIsNotThereIsFine() throws IOException {
    RunFolder.sweep(runs.resolve("none"), NOTHING);

    assertThat(runs).isEmptyDirectory();
  }

  private static Path lockOf(Path folder) {
    return folder.resolveSibling(folder.getFileName() + ".lock");
  }
}
