package dev.headwater.database.container;

import dev.headwater.database.DatabaseChoice.Kind;
import dev.headwater.database.DatabaseOrigin;
import dev.headwater.database.DriverDataSource;
import dev.headwater.database.ThrowawayDatabase;
import dev.headwater.database.VersionWish;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.spi.ContainerOrder;
import dev.headwater.spi.ContainerOrder.Lifetime;
import dev.headwater.spi.RunningContainer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/** From an image to a database that is empty and ready. */
record Opening(PostgresImage image, ContainerServer.Access access) {

  /** In a container of this run alone. */
  ThrowawayDatabase open(ContainerRun run, boolean keep) {
    try {
      Secrets secrets = Secrets.random();
      Lifetime lifetime = keep ? Lifetime.KEPT : Lifetime.RUN;
      RunningContainer container = run.start(order(run.name(), lifetime, secrets));
      ContainerServer server = new ContainerServer(container, image, secrets, access);
      server.awaitReady();
      try (Connection template = server.dataSource("template1").getConnection()) {
        FreshDatabase.make(template);
      }
      return opened(server, run);
    } catch (SQLException e) {
      ProblemException problem = unusable(e);
      endAfter(problem, run);
      throw problem;
    } catch (RuntimeException | Error e) {
      endAfter(e, run);
      throw e;
    }
  }

  private ContainerOrder order(String name, Lifetime lifetime, Secrets secrets) {
    return new ContainerOrder(
        image.name(),
        name,
        image.environment(secrets),
        image.command(ContainerServer.settings(access.choice(), secrets)),
        // A kept database may grow, and outlive a restart of Docker.
        lifetime == Lifetime.RUN ? image.data() : Set.of(),
        PostgresImage.PORT,
        lifetime);
  }

  private ThrowawayDatabase opened(ContainerServer server, ContainerRun run) throws SQLException {
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
        server, run, new DatabaseOrigin(Kind.CONTAINER, version, image.exactly()));
  }

  private ProblemException unusable(SQLException e) {
    return new ProblemException(
        Problem.of("server-start", "PostgreSQL in " + image.name() + " cannot be used")
            .withDetail("why", String.valueOf(e.getMessage()))
            .withFix("take an image that follows the contract of the official one"));
  }

  /** The user must read the first error, so it is thrown on. */
  private static void endAfter(Throwable first, ContainerRun run) {
    try {
      run.end();
    } catch (RuntimeException e) {
      first.addSuppressed(e);
    }
  }
}
