package dev.headwater.database.container;

import dev.headwater.database.DatabaseChoice;
import dev.headwater.database.DriverDataSource;
import dev.headwater.database.DriverDataSource.Address;
import dev.headwater.database.DriverDataSource.Session;
import dev.headwater.database.FixedSettings;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.spi.RunningContainer;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PostgreSQL in a container. */
record ContainerServer(
    RunningContainer container, PostgresImage image, Secrets secrets, Access access) {

  static final String SUPERUSER = "postgres";

  private static final Duration READY = Duration.ofSeconds(120);
  private static final Duration RETURN = Duration.ofSeconds(5);
  private static final int POLL_MILLIS = 40;
  private static final Pattern FATAL = Pattern.compile("FATAL: +(.*)");

  /** The image's own addresses, sockets and limits stay. */
  static Map<String, String> settings(DatabaseChoice choice, Secrets secrets) {
    Map<String, String> settings = FixedSettings.ofServer(choice.serverSettings());
    settings.put(Readiness.TOKEN, secrets.token());
    return settings;
  }

  DriverDataSource dataSource(String database) {
    String host = container.host();
    // Docker publishes on IPv4 only, and "localhost" can also be ::1.
    String shown =
        host.equals("localhost") ? "127.0.0.1" : host.contains(":") ? "[" + host + "]" : host;
    return DriverDataSource.postgres(
        access.driver(),
        new Address(
            "jdbc:postgresql://" + shown + ":" + container.port() + "/" + database,
            SUPERUSER,
            secrets.password()),
        new Session(database, FixedSettings.timeZone(access.choice().serverSettings())));
  }

  /**
   * Waits until the final server has answered a query. While an image initialises its cluster it
   * runs another server, which ends; that one may even be reachable.
   */
  void awaitReady() {
    DriverDataSource probe = impatient();
    Instant deadline = Instant.now().plus(READY);
    Readiness readiness = new Readiness(image.takesSettings() ? secrets.token() : "");
    String last = "nothing was tried";
    while (true) {
      try {
        if (readiness.isFinal(probe)) {
          return;
        }
        last = "a server answers, but it is not the final one";
      } catch (SQLException e) {
        last = String.valueOf(e.getMessage());
      }
      if (!container.isRunning()) {
        throw ended();
      }
      if (Instant.now().isAfter(deadline)) {
        throw late(last);
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private ProblemException ended() {
    String log = container.log();
    Matcher fatal = FATAL.matcher(log);
    Problem problem =
        Problem.of(
                "server-start",
                "the container of " + image.name() + " ended before PostgreSQL was ready")
            .withDetail("log", log.isEmpty() ? "nothing" : log);
    return new ProblemException(
        fatal.find()
            ? Problem.of("server-start", "PostgreSQL does not start: " + fatal.group(1))
                .withDetail("image", image.name())
                .withFix("correct <serverSettings>, if it is one of those")
            : problem.withFix("see the end of its log above"));
  }

  private ProblemException late(String last) {
    return new ProblemException(
        Problem.of(
                "server-start",
                "PostgreSQL in " + image.name() + " is not ready after " + READY.toSeconds() + " s")
            .withDetail("last answer", last)
            .withDetail("log", container.log())
            .withFix(
                "take an image that follows the contract of the official one, or see its log"
                    + " above"));
  }

  /**
   * Why the server does not answer any more; empty when it does. Docker notices later than its
   * clients that a container has ended, and PostgreSQL itself comes back when one session has died.
   */
  Optional<String> lastWords() {
    DriverDataSource probe = impatient();
    Instant deadline = Instant.now().plus(RETURN);
    while (true) {
      if (!container.isRunning()) {
        String log = container.log();
        return Optional.of(log.isEmpty() ? "none; the container has been removed" : log);
      }
      try {
        probe.getConnection().close();
        return Optional.empty();
      } catch (SQLException e) {
        if (Instant.now().isAfter(deadline)) {
          return Optional.of("the container " + container.name() + " runs, but: " + e.getMessage());
        }
      }
      pause();
    }
  }

  private DriverDataSource impatient() {
    DriverDataSource probe = dataSource("template1");
    probe.properties().setProperty("socketTimeout", "10");
    return probe;
  }

  /** The driver and the choice that a connection needs. */
  record Access(ClassLoader driver, DatabaseChoice choice) {}
}
