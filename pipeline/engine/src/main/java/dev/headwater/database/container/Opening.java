package dev.headwater.database.container;

import dev.headwater.database.DatabaseChoice.Kind;
import dev.headwater.database.DatabaseListener;
import dev.headwater.database.DatabaseOrigin;
import dev.headwater.database.DriverDataSource;
import dev.headwater.database.ThrowawayDatabase;
import dev.headwater.database.VersionWish;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.spi.ContainerOrder;
import dev.headwater.spi.ContainerOrder.Lifetime;
import dev.headwater.spi.ContainerTool;
import dev.headwater.spi.RunningContainer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/** From an image to a database that is empty and ready. */
record Opening(ContainerTool docker, PostgresImage image, ContainerServer.Access access) {

  /** In a container of this run alone. */
  ThrowawayDatabase own(ContainerRun run, boolean keep) {
    try {
      Secrets secrets = Secrets.random();
      Lifetime lifetime = keep ? Lifetime.KEPT : Lifetime.RUN;
      ContainerServer server = server(run.start(order(run.name(), lifetime, secrets)), secrets);
      server.awaitReady();
      try (Connection template = server.dataSource("template1").getConnection()) {
        FreshDatabase.make(template);
      }
      return opened(server, new OfThisRun(run));
    } catch (SQLException e) {
      ProblemException problem = unusable(e);
      endAfter(problem, run);
      throw problem;
    } catch (RuntimeException | Error e) {
      endAfter(e, run);
      throw e;
    }
  }

  /**
   * In the container of an earlier run, or in one that later runs may take.
   *
   * @return empty when another run has it right now, or when it cannot be cleaned
   */
  Optional<ThrowawayDatabase> reused(Secrets secrets, DatabaseListener listener) {
    ContainerServer server = server(docker.start(order("", Lifetime.REUSED, secrets)), secrets);
    String name = server.container().name();
    try {
      server.awaitReady();
    } catch (RuntimeException | Error e) {
      docker.remove(name);
      throw e;
    }
    try {
      Optional<SharedServer> shared = SharedServer.take(server);
      return shared.isEmpty() ? Optional.empty() : cleaned(server, shared.get(), listener);
    } catch (SQLException e) {
      // Perhaps another run replaces it right now.
      listener.warned("the reused container " + name + " cannot be used: " + e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<ThrowawayDatabase> cleaned(
      ContainerServer server, SharedServer shared, DatabaseListener listener) {
    String name = server.container().name();
    try {
      shared.reset();
      return Optional.of(opened(server, new OfManyRuns(shared)));
    } catch (SQLException e) {
      listener.warned(
          "the reused container " + name + " cannot be cleaned and is removed: " + e.getMessage());
      docker.remove(name);
      return Optional.empty();
    } catch (RuntimeException | Error e) {
      shared.close();
      throw e;
    }
  }

  private ContainerServer server(RunningContainer container, Secrets secrets) {
    return new ContainerServer(container, image, secrets, access);
  }

  private ContainerOrder order(String name, Lifetime lifetime, Secrets secrets) {
    return new ContainerOrder(
        image.name(),
        name,
        image.environment(secrets),
        image.command(ContainerServer.settings(access.choice(), secrets)),
        // What is kept or reused may grow, and outlive a restart of Docker.
        lifetime == Lifetime.RUN ? image.data() : Set.of(),
        PostgresImage.PORT,
        lifetime);
  }

  private ThrowawayDatabase opened(ContainerServer server, ContainerDatabase.Lease lease)
      throws SQLException {
    DriverDataSource database = server.dataSource(FreshDatabase.NAME);
    if (!image.takesSettings()) {
      FreshDatabase.configure(database, access.choice().serverSettings());
    }
    String version = database.serverVersion();
    String wish = access.choice().postgresVersion();
    if (!wish.isEmpty() && !new VersionWish(wish).accepts(version)) {
      throw new ProblemException(
          Problem.of(
                  "postgres-version", image.name() + " is PostgreSQL " + version + ", not " + wish)
              .withFix(
                  "take an image of PostgreSQL "
                      + wish
                      + ", or leave <postgresVersion> out: the image decides"));
    }
    return new ContainerDatabase(
        server, lease, new DatabaseOrigin(Kind.CONTAINER, version, image.exactly()));
  }

  private ProblemException unusable(SQLException e) {
    return new ProblemException(
        Problem.of("server-start", "PostgreSQL in " + image.name() + " cannot be used")
            .withDetail("why", String.valueOf(e.getMessage()))
            .withFix("take an image that follows the contract of the official one"));
  }

  /** What went wrong first is what the user must read. */
  private static void endAfter(Throwable first, ContainerRun run) {
    try {
      run.end();
    } catch (RuntimeException e) {
      first.addSuppressed(e);
    }
  }

  private record OfThisRun(ContainerRun run) implements ContainerDatabase.Lease {
    @Override
    public void end() {
      run.end();
    }

    @Override
    public void keep() {
      run.keep();
    }
  }

  private record OfManyRuns(SharedServer server) implements ContainerDatabase.Lease {
    @Override
    public void end() {
      server.close();
    }

    @Override
    public void keep() {
      server.close();
    }
  }
}
