package dev.headwater.spi;

import java.util.function.Consumer;

/** Runs containers. */
public interface ContainerTool {

  /** The tool's own version, as it says it itself. */
  String version();

  /**
   * Finds Docker. Everything else needs this first.
   *
   * @throws ToolFailure when there is none; this tool can then not be used any more, because it
   *     remembers that it found nothing
   */
  void connect();

  /** Docker's address, such as {@code unix:///var/run/docker.sock}. */
  String address();

  /**
   * An image, fetched when Docker does not have it.
   *
   * @param fetching hears its full name when it must be fetched
   * @throws ToolFailure when it is not to be had
   */
  ContainerImage image(String name, Consumer<String> fetching);

  /**
   * Creates and starts a container; does not wait for what runs in it.
   *
   * @throws ToolFailure when it does not start; it is then gone
   */
  RunningContainer start(ContainerOrder order);

  /**
   * Ends a container and deletes it with its volumes; a container that is not there is fine.
   *
   * @throws ToolFailure when it is still there
   */
  void remove(String name);
}
