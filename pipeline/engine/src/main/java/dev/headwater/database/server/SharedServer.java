package dev.headwater.database.server;

import dev.headwater.database.DriverDataSource;
import dev.headwater.database.DriverDataSource.Session;
import dev.headwater.database.server.ThrowawayName.Change;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * A server that others use, too.
 *
 * @param timeout the longest that one statement may take
 */
record SharedServer(ClassLoader driver, ServerLogin login, Duration timeout) {

  private static final Duration STARTING = Duration.ofSeconds(30);

  /** A lost network is noticed later than a slow statement, so that the better message wins. */
  private static final Duration SLACK = Duration.ofSeconds(30);

  private static final Duration DROP = Duration.ofSeconds(10);

  private static final Set<String> IN_USE = Set.of("42501", "55006");

  /** In CI a server is often asked while it still starts. */
  AdminSession admin() throws SQLException {
    DriverDataSource database = to(new Session(login.database(), "UTC"));
    Instant deadline = Instant.now().plus(STARTING);
    while (true) {
      try {
        return AdminSession.open(database, timeout);
      } catch (SQLException e) {
        if (!"57P03".equals(e.getSQLState()) || Instant.now().isAfter(deadline)) {
          throw e;
        }
        pause(e);
      }
    }
  }

  /**
   * A session elsewhere in the server that bears the name of a database, and so says it is used.
   */
  Connection guard(ThrowawayName name) throws SQLException {
    return to(new Session(login.database(), "UTC"))
        .with(Map.of("ApplicationName", name.name()))
        .getConnection();
  }

  DriverDataSource to(Session session) {
    return login
        .to(driver, session)
        .with(Map.of("socketTimeout", String.valueOf(timeout.plus(SLACK).toSeconds())));
  }

  /**
   * Drops the database. Headwater may not end a superuser's session, such as a monitor's, but such
   * sessions are often short.
   */
  void drop(ThrowawayName name, int major) throws SQLException {
    Instant deadline = Instant.now().plus(DROP);
    try (AdminSession admin = admin()) {
      while (true) {
        try {
          for (Change change : name.drop(major)) {
            admin.run(change);
          }
          return;
        } catch (SQLException e) {
          if (!IN_USE.contains(String.valueOf(e.getSQLState()))
              || Instant.now().isAfter(deadline)) {
            throw e;
          }
          pause(e);
        }
      }
    }
  }

  /** Properties for a connection that is only a question. */
  Map<String, String> impatient(int seconds) {
    String text = String.valueOf(seconds);
    return Map.of("connectTimeout", text, "loginTimeout", text, "socketTimeout", text);
  }

  private static void pause(SQLException reason) throws SQLException {
    try {
      Thread.sleep(500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw reason;
    }
  }
}
