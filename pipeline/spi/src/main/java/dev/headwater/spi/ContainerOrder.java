package dev.headwater.spi;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The container to start.
 *
 * @param name its name
 * @param command replaces the image's command; empty to keep it
 * @param inMemory folders that lie in memory
 * @param port the TCP port to publish
 */
public record ContainerOrder(
    String image,
    String name,
    Map<String, String> environment,
    List<String> command,
    Set<String> inMemory,
    int port,
    Lifetime lifetime) {

  public ContainerOrder {
    environment = Map.copyOf(environment);
    command = List.copyOf(command);
    inMemory = Set.copyOf(inMemory);
  }

  /** How long it lives. */
  public enum Lifetime {
    /** As long as this run; it ends with the JVM at the latest. */
    RUN,
    /** Until the user removes it. */
    KEPT
  }
}
