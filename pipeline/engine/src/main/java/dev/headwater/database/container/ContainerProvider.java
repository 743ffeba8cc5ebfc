package dev.headwater.database.container;

import dev.headwater.database.CannotServeException;
import dev.headwater.database.DatabaseChoice;
import dev.headwater.database.DatabaseChoice.Kind;
import dev.headwater.database.DatabaseListener;
import dev.headwater.database.DatabaseOrder;
import dev.headwater.database.DatabaseProvider;
import dev.headwater.database.DatabaseRequest;
import dev.headwater.database.ThrowawayDatabase;
import dev.headwater.database.extensions.ExtensionImages;
import dev.headwater.io.CacheRoot;
import dev.headwater.io.DiskProblem;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.spi.ContainerTool;
import dev.headwater.spi.ToolFailure;
import dev.headwater.tool.Toolbox;
import java.io.IOException;
import java.nio.file.Path;

/** Throwaway databases in containers. Docker's client is loaded when one is opened. */
public record ContainerProvider(Toolbox tools) implements DatabaseProvider {

  @Override
  public Kind kind() {
    return Kind.CONTAINER;
  }

  @Override
  public ThrowawayDatabase open(DatabaseOrder order, DatabaseListener listener) {
    DatabaseRequest request = order.request();
    DatabaseChoice choice = request.choice();
    // Known before Docker's client is loaded: where no image can serve, none is fetched.
    PostgresImage.Wanted wanted =
        new PostgresImage.Wanted(ExtensionImages.imageFor(order), !choice.image().isEmpty());
    try {
      ContainerTool docker = docker(choice.provider() == Kind.CONTAINER);
      warnOfAnotherDocker(docker, listener);
      Path runs = CacheRoot.writable(request.folders().cache(), listener).resolve("containers");
      ContainerRun.sweep(runs, docker);
      PostgresImage image = PostgresImage.of(wanted, docker, listener);
      Opening opening = new Opening(image, new ContainerServer.Access(tools.driver(), choice));
      return opening.open(ContainerRun.create(runs, docker), request.keep());
    } catch (ToolFailure e) {
      throw ToolProblem.here(e);
    } catch (LinkageError e) {
      // Classes of Testcontainers are loaded late, when they are first used.
      throw Toolbox.tooNewOrTooOld("Testcontainers " + tools.versions().testcontainers(), e);
    } catch (IOException e) {
      throw DiskProblem.of(e, request.folders());
    }
  }

  /**
   * Testcontainers, connected.
   *
   * @param alone whether no other provider is tried
   * @throws CannotServeException when it or Docker is missing
   */
  private ContainerTool docker(boolean alone) throws IOException {
    try {
      return tools.containers();
    } catch (ToolFailure e) {
      throw ToolProblem.elsewhere(e, alone);
    } catch (ProblemException e) {
      throw new CannotServeException(e.problems().toArray(Problem[]::new));
    }
  }

  /** Testcontainers goes on to the next Docker that it can find. */
  private static void warnOfAnotherDocker(ContainerTool docker, DatabaseListener listener) {
    String wanted = System.getenv("DOCKER_HOST");
    if (wanted != null && !wanted.isBlank() && !wanted.equals(docker.address())) {
      listener.warned(
          "Testcontainers uses the Docker at " + docker.address() + ", not DOCKER_HOST=" + wanted);
    }
  }
}
