package dev.headwater.tool.testcontainers;

import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.ContainerConfig;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.InternetProtocol;
import dev.headwater.spi.ContainerImage;
import dev.headwater.spi.ToolFailure;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.images.PullPolicy;
import org.testcontainers.images.RemoteDockerImage;
import org.testcontainers.utility.DockerImageName;

/** An image, fetched by Testcontainers with its rules for names, registries and credentials. */
final class ImageFetch {

  private ImageFetch() {}

  static ContainerImage get(String name, Consumer<String> fetching) {
    try (TestcontainersLog log = TestcontainersLog.capture(fetching)) {
      RemoteDockerImage image = new RemoteDockerImage(parse(name));
      try {
        return told(inspect(image));
      } catch (NotFoundException e) {
        // Testcontainers remembers that it was there; somebody has removed it since.
        return told(inspect(image.withImagePullPolicy(PullPolicy.alwaysPull())));
      }
    } catch (ToolFailure e) {
      throw e;
    } catch (RuntimeException e) {
      throw new ToolFailure(
              "image",
              "cannot get the image " + name,
              List.of(
                  "why: " + DockerWords.of(e),
                  "fix: correct <image>; `docker pull "
                      + name
                      + "` must work, for a private registry after `docker login`"))
          .causedBy(e);
    }
  }

  private static InspectImageResponse inspect(RemoteDockerImage image) {
    return DockerClientFactory.instance().client().inspectImageCmd(image.get()).exec();
  }

  private static DockerImageName parse(String name) {
    try {
      DockerImageName image = DockerImageName.parse(name);
      image.assertValid();
      return image;
    } catch (IllegalArgumentException e) {
      throw new ToolFailure(
              "image",
              "\"" + name + "\" is not the name of an image",
              List.of("fix: <image>pgvector/pgvector:pg17</image>, for example"))
          .causedBy(e);
    }
  }

  private static ContainerImage told(InspectImageResponse image) {
    ContainerConfig config = image.getConfig();
    return new ContainerImage(
        digest(image),
        config == null ? List.of() : list(config.getCmd()),
        config == null ? Map.of() : environment(list(config.getEnv())),
        config == null ? Set.of() : tcp(config.getExposedPorts()));
  }

  private static String digest(InspectImageResponse image) {
    List<String> digests = image.getRepoDigests();
    return digests == null || digests.isEmpty()
        ? String.valueOf(image.getId())
        : digests.get(0).replaceFirst(".*@", "");
  }

  private static Map<String, String> environment(List<String> entries) {
    Map<String, String> environment = new TreeMap<>();
    for (String entry : entries) {
      int equals = entry.indexOf('=');
      if (equals > 0) {
        environment.put(entry.substring(0, equals), entry.substring(equals + 1));
      }
    }
    return environment;
  }

  private static Set<Integer> tcp(ExposedPort @Nullable [] ports) {
    return ports == null
        ? Set.of()
        : Stream.of(ports)
            .filter(port -> port.getProtocol() == InternetProtocol.TCP)
            .map(ExposedPort::getPort)
            .collect(Collectors.toSet());
  }

  private static List<String> list(String @Nullable [] values) {
    return values == null ? List.of() : List.of(values);
  }
}
