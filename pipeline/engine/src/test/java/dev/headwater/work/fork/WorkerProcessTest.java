package dev.headwater.work.fork;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.PipelineException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WorkerProcessTest {

  @Test
  void jvmThatCannotBeStartedIsNamed() {
    assertThatThrownBy(() -> WorkerProcess.started(List.of("/no/such/java")))
        .isInstanceOf(PipelineException.class)
        .hasMessage(
            """
            error[worker]: cannot start a JVM for the work
              why: Cannot run program "/no/such/java": error=2, No such file or directory
              fix: work in Maven's own JVM: -Dheadwater.fork=false""");
  }
}
