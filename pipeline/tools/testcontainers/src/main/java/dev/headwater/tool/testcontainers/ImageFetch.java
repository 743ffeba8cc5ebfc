package dev.headwater.tool.testcontainers;

import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.ContainerConfig;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.InternetProtocol;
import dev.headwater.spi.ContainerImage;
import dev.headwater.spi.ToolFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.images.PullPolicy;
import org.testcontainers.images.RemoteDockerImage;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.ImageNameSubstitutor;

/** An image, fetched by Testcontainers with its rules for names, registries and credentials. */
final class ImageFetch {

  private static final Duration ONCE_MORE = Duration.ofSeconds(30);

  private ImageFetch() {}

  static ContainerImage get(String name, Consumer<String> fetching) {
    try (TestcontainersLog log = TestcontainersLog.into(new ArrayList<>(), fetching)) {
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
                  "why: " + reason(name, e),
                  "fix: correct <image>; `docker pull "
                      + name
                      + "` must work, for a private registry after `docker login`"))
          .causedBy(e);
    }
  }

  /** Testcontainers forgets why, when it has tried often enough. */
  private static String reason(String name, RuntimeException e) {
    if (DockerMessage.isDocker(e)) {
      return DockerMessage.of(e);
    }
    try {
      Deadline.within(ONCE_MORE, () -> pull(name));
      return DockerMessage.of(e);
    } catch (TimeoutException late) {
      return "Docker still tries to fetch it";
    } catch (RuntimeException again) {
      return DockerMessage.of(again);
    }
  }

  private static boolean pull(String name) throws InterruptedException {
    DockerImageName image = ImageNameSubstitutor.instance().apply(DockerImageName.parse(name));
    DockerClientFactory.instance()
        .client()
        .pullImageCmd(image.getUnversionedPart())
        .withTag(image.getVersionPart())
        .start()
        .awaitCompletion();
    return true;
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
    ContainerConfig config = image.getConfig() == null ? new ContainerConfig() : image.getConfig();
    return new ContainerImage(
        digest(image),
        list(config.getCmd()),
        environment(list(config.getEnv())),
        tcp(config.getExposedPorts()),
        config.getVolumes() == null ? Set.of() : config.getVolumes().keySet(),
        config.getUser() == null ? "" : config.getUser());
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
