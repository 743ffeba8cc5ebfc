package dev.headwater.codegen.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.codegen.OtherProcess;
import dev.headwater.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OutputLockTest {

  private static final String IN_USE =
      """
      target/db: error[output-in-use]: another build is writing this output folder right now
        fix: wait until it ends, or give each execution an <outputDirectory> of its own""";

  @TempDir Path root;

  @Test
  void secondTakerInTheSameProcessIsRefused() throws IOException {
    OutputFolder first = OutputFolder.take(root, root.resolve("target/db"), Optional.empty());

    assertRefused();
    assertRefused();
    first.close();

    OutputFolder.take(root, root.resolve("target/db"), Optional.empty()).close();
    assertThat(root.resolve("target")).isEmptyDirectory();
  }

  @Test
  void takerInAnotherProcessIsRefused() throws Exception {
    root.resolve("target").toFile().mkdir();
    try (OtherProcess other = OtherProcess.locking(root.resolve("target/.db.lock"))) {
      assertRefused();
      other.kill();

      OutputFolder.take(root, root.resolve("target/db"), Optional.empty()).close();
    }
    assertThat(root.resolve("target")).isEmptyDirectory();
  }

  @Test
  void whatWeHoldIsHeldForOtherProcessesToo() throws IOException {
    try (OutputFolder ours = OutputFolder.take(root, root.resolve("target/db"), Optional.empty())) {
      assertThat(ours.staging()).isEmptyDirectory();
      assertThatThrownBy(() -> OtherProcess.locking(root.resolve("target/.db.lock")).close())
          .hasMessage("the other process holds no lock");
    }
  }

  @Test
  void otherFoldersAreFree() throws IOException {
    try (OutputFolder one = OutputFolder.take(root, root.resolve("target/db"), Optional.empty());
        OutputFolder two = OutputFolder.take(root, root.resolve("target/db2"), Optional.empty())) {
      assertThat(one.staging()).isNotEqualTo(two.staging());
    }
  }

  private void assertRefused() {
    assertThatThrownBy(() -> OutputFolder.take(root, root.resolve("target/db"), Optional.empty()))
        .isInstanceOf(ProblemException.class)
        .hasMessage(IN_USE);
  }
}
