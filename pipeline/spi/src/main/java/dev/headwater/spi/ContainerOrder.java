package dev.headwater.spi;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What container to start.
 *
 * @param name its name; Docker invents one for a reused container
 * @param command replaces the image's own; empty to leave that
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
    // In one order, because a reused container is found by a hash of everything here.
    environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
    command = List.copyOf(command);
    inMemory = Set.copyOf(inMemory);
  }

  /** How long it lives. */
  public enum Lifetime {
    /** As long as this run; it ends with the JVM at the latest. */
    RUN,
    /** Until the user removes it. */
    KEPT,
    /** Until the user removes it; a later order that is the same gets the same container. */
    REUSED
  }
}
