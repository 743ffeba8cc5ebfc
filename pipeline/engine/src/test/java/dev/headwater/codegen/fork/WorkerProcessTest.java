package dev.headwater.codegen.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.problem.ProblemException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class WorkerProcessTest {

  @Test
  void jvmThatCannotBeStartedIsNamed() {
    assertThatThrownBy(() -> WorkerProcess.started(List.of("/no/such/java")))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            """
            error[worker]: cannot start a JVM for the work
              why: Cannot run program "/no/such/java": error=2, No such file or directory
              fix: work in Maven's own JVM: -Dheadwater.fork=false""");
  }

  @Test
  void jvmThatSomebodyStoppedIsNotBlamedOnMemory() {
    assertThat(WorkerProcess.toldToEnd(143).render())
        .isEqualTo(
            """
            error[worker]: the JVM that did the work was told to end: SIGTERM
              fix: run the build again, unless you stopped it yourself""");
  }

  @Test
  void ofTheUsersOptionsOnlyThoseForMemoryAreTaken() {
    Map<String, String> environment =
        Map.of(
            "_JAVA_OPTIONS", "-Xmx2g",
            "JAVA_TOOL_OPTIONS", "-javaagent:/opt/agent.jar=a,b  -Xms64m -XX:+UseG1GC",
            "JDK_JAVA_OPTIONS", "-XX:MaxRAMPercentage=50.0 -Dx=-Xmx1g @more \"-Dy=a b\"",
            "PATH", "-Xmx3g");
    assertThat(WorkerProcess.memory(environment))
        .containsExactly("-Xms64m", "-XX:MaxRAMPercentage=50.0", "-Xmx2g");
    assertThat(WorkerProcess.memory(Map.of())).isEmpty();
  }
}
