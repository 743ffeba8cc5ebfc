package dev.headwater.tool.testcontainers;

import dev.headwater.spi.ContainerOrder;
import dev.headwater.spi.ToolFailure;
import java.util.ArrayList;
import java.util.List;

/** Why a container did not start. */
final class StartProblem {

  private static final String LOG = "Log output from the failed container:\n";

  /** Testcontainers waits until it sees the container run, and did not. */
  private static final String NEVER_SEEN = "Lambda expression in org.testcontainers";

  private StartProblem() {}

  /**
   * @param log what Testcontainers said meanwhile; the only place of the container's own log
   */
  static ToolFailure of(ContainerOrder order, List<String> log, RuntimeException e) {
    List<String> details = new ArrayList<>();
    String why = DockerMessage.of(e);
    details.add("why: " + (why.startsWith(NEVER_SEEN) ? "it ended at once" : why));
    log.stream()
        .filter(line -> line.startsWith(LOG))
        .map(line -> "log: " + line.substring(LOG.length()).strip())
        .forEach(details::add);
    details.add("fix: `docker run --rm -e POSTGRES_PASSWORD=x " + order.image() + "` must work");
    return new ToolFailure(
            "container", "a container of " + order.image() + " does not start", details)
        .causedBy(e);
  }
}
