package dev.headwater.spi;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an image says about itself.
 *
 * @param digest {@code sha256:…}: that of its registry, or of the image itself if it was made here
 * @param command what it runs when nothing else is asked for
 * @param ports TCP ports that it exposes
 * @param volumes folders that a container gets a volume for
 * @param user who its command runs as; empty for root
 */
public record ContainerImage(
    String digest,
    List<String> command,
    Map<String, String> environment,
    Set<Integer> ports,
    Set<String> volumes,
    String user) {

  public ContainerImage {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
    ports = Set.copyOf(ports);
    volumes = Set.copyOf(volumes);
  }
}
