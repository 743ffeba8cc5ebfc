package dev.headwater.spi;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The settings of an image.
 *
 * @param digest {@code sha256:…}: the registry's digest, or the image's own if it was made here
 * @param command the default command
 * @param ports TCP ports that it exposes
 * @param volumes folders that get a volume in a container
 * @param user the user that runs the command; empty for root
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
