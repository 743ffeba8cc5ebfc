package dev.headwater.codegen.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.io.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the next run makes of the places in which a run can have been killed. */
final class KilledRunTest {

  @TempDir Path root;
  private Path output;

  @BeforeEach
  void firstRun() throws IOException {
    output = root.resolve("headwater");
    try (OutputFolder taken = OutputFolder.take(root, output, Optional.empty())) {
      Files.writeString(taken.staging().resolve("A.java"), "old");
      taken.publish(Optional.empty());
    }
  }

  @Test
  void beforeTheFirstRename() throws IOException {
    Files.writeString(Files.createDirectory(beside("staging")).resolve("A.java"), "half");

    assertMended("old");
  }

  @Test
  void betweenTheTwoRenames() throws IOException {
    Files.writeString(Files.createDirectory(beside("staging")).resolve("A.java"), "new");
    Files.move(output, beside("previous"));

    assertMended("old");
  }

  @Test
  void afterTheSecondRename() throws IOException {
    Files.writeString(Files.createDirectory(beside("previous")).resolve("A.java"), "older");

    assertMended("old");
  }

  /** Where it could not be renamed: see {@link dev.headwater.io.Trees#move}. */
  @Test
  void whileTheOldOutputWasCopied() throws IOException {
    Files.writeString(Files.createDirectory(beside("staging")).resolve("A.java"), "new");
    Files.writeString(Files.createDirectory(beside("moving")).resolve("A.java"), "ol");

    assertMended("old");
  }

  @Test
  void whileTheCopiedOldOutputWasDeleted() throws IOException {
    Files.writeString(Files.createDirectory(beside("staging")).resolve("A.java"), "new");
    Trees.copy(output, beside("previous"));
    Files.delete(output.resolve("A.java"));

    assertMended("old");
    assertThat(output.resolve(Manifest.NAME)).exists();
  }

  @Test
  void whenTheCopiedOldOutputWasAlmostDeleted() throws IOException {
    Trees.copy(output, beside("previous"));
    Files.delete(output.resolve("A.java"));
    Files.delete(output.resolve(Manifest.NAME));

    assertMended("old");
    assertThat(output.resolve(Manifest.NAME)).exists();
  }

  @Test
  void afterTheSecondRenameWithFewerClassesThanBefore() throws IOException {
    Trees.copy(output, beside("previous"));
    Files.writeString(beside("previous").resolve("B.java"), "older");
    Files.writeString(
        beside("previous").resolve(Manifest.NAME),
        Files.readString(output.resolve(Manifest.NAME)) + "file 71beeff9d280b0c4-1 B.java\n");

    assertMended("old");
    assertThat(output.resolve("B.java")).doesNotExist();
  }

  @Test
  void withItsLockFileLeft() throws IOException {
    Files.createFile(beside("lock"));

    assertMended("old");
  }

  private void assertMended(String text) throws IOException {
    OutputFolder.take(root, output, Optional.empty()).close();

    assertThat(output.resolve("A.java")).hasContent(text);
    assertThat(root).isDirectoryNotContaining(path -> !path.equals(output));
  }

  private Path beside(String what) {
    return root.resolve(".headwater." + what);
  }
}
