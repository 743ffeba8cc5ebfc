package dev.headwater.tool.testcontainers;

import dev.headwater.spi.RunningContainer;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** A container of Testcontainers that was started. */
record StartedContainer(ThrowawayContainer container, String name, String host, int port)
    implements RunningContainer {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int LOG_END = 4000;

  static StartedContainer of(ThrowawayContainer container, int port) {
    return new StartedContainer(
        container,
        container.getContainerName().replaceFirst("^/", ""),
        container.getHost(),
        container.getMappedPort(port));
  }

  @Override
  public boolean isRunning() {
    try {
      return Deadline.within(PATIENCE, container::isRunning);
    } catch (TimeoutException | RuntimeException e) {
      return false; // Docker has gone; log() says so
    }
  }

  @Override
  public String log() {
    try {
      String log = Deadline.within(PATIENCE, () -> container.getLogs()).strip();
      return log.substring(Math.max(0, log.length() - LOG_END));
    } catch (TimeoutException e) {
      return "Docker does not answer";
    } catch (RuntimeException e) {
      return "it cannot be read any more: " + DockerMessage.of(e);
    }
  }
}
