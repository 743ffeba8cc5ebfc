package dev.headwater.output;

import static org.assertj.core.api.Assertions.assertThat;

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
    try (OutputFolder taken = OutputFolder.take(root, output)) {
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

  @Test
  void withItsLockFileLeft() throws IOException {
    Files.createFile(beside("lock"));

    assertMended("old");
  }

  private void assertMended(String text) throws IOException {
    OutputFolder.take(root, output).close();

    assertThat(output.resolve("A.java")).hasContent(text);
    assertThat(root).isDirectoryNotContaining(path -> !path.equals(output));
  }

  private Path beside(String what) {
    return root.resolve(".headwater." + what);
  }
}
