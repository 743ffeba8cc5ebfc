package dev.headwater.tool.testcontainers;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import dev.headwater.spi.ContainerImage;
import dev.headwater.spi.ContainerOrder;
import dev.headwater.spi.ContainerTool;
import dev.headwater.spi.RunningContainer;
import dev.headwater.spi.ToolFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.testcontainers.DockerClientFactory;

/** Runs containers with the Testcontainers that stands beside this class. */
public final class TestcontainersTool implements ContainerTool {

  private static final Duration START = Duration.ofSeconds(120);
  private static final Duration REMOVAL = Duration.ofSeconds(60);

  /** Whether the user has switched Ryuk off. */
  static boolean withoutRyuk() {
    return Boolean.parseBoolean(System.getenv("TESTCONTAINERS_RYUK_DISABLED"));
  }

  @Override
  public String version() {
    return String.valueOf(DockerClientFactory.TESTCONTAINERS_VERSION);
  }

  @Override
  public void connect() {
    DockerSearch.run();
  }

  @Override
  public String address() {
    return DockerClientFactory.instance().getTransportConfig().getDockerHost().toString();
  }

  @Override
  public ContainerImage image(String name, Consumer<String> fetching) {
    return ImageFetch.get(name, fetching);
  }

  @Override
  public RunningContainer start(ContainerOrder order) {
    try {
      return Deadline.within(START, () -> tryStart(order));
    } catch (TimeoutException e) {
      throw new ToolFailure(
              "container",
              "Docker did not start a container of " + order.image() + " in time",
              List.of(
                  "why: it took over " + START.toSeconds() + " s",
                  "fix: see what Docker is doing: `docker ps`, `docker info`"))
          .causedBy(e);
    }
  }

  private static RunningContainer tryStart(ContainerOrder order) {
    List<String> problems = new ArrayList<>();
    try (TestcontainersLog log = TestcontainersLog.into(problems)) {
      ThrowawayContainer container = new ThrowawayContainer(order);
      try {
        container.start();
        return StartedContainer.of(container, order.port());
      } catch (RuntimeException e) {
        // Testcontainers has removed it.
        throw StartProblem.of(order, problems, e);
      }
    }
  }

  @Override
  public void remove(String name) {
    // A build that is stopped must still remove its container.
    boolean interrupted = Thread.interrupted();
    try {
      Deadline.within(REMOVAL, () -> tryRemove(name));
    } catch (TimeoutException | RuntimeException e) {
      throw new ToolFailure(
              "container",
              "the container " + name + " could not be removed",
              List.of(
                  "why: " + DockerMessage.of(e),
                  "fix: `docker rm -f -v " + name + "`, or leave it to a later run"))
          .causedBy(e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static boolean tryRemove(String name) throws InterruptedException {
    DockerClient docker = DockerClientFactory.instance().client();
    try {
      docker.removeContainerCmd(name).withForce(true).withRemoveVolumes(true).exec();
      return true;
    } catch (NotFoundException e) {
      return true;
    } catch (ConflictException e) {
      // Somebody else removes it right now.
      Instant deadline = Instant.now().plus(REMOVAL);
      while (exists(docker, name)) {
        if (Instant.now().isAfter(deadline)) {
          throw e;
        }
        Thread.sleep(100);
      }
      return true;
    }
  }

  private static boolean exists(DockerClient docker, String name) {
    try {
      docker.inspectContainerCmd(name).exec();
      return true;
    } catch (NotFoundException e) {
      return false;
    }
  }
}
