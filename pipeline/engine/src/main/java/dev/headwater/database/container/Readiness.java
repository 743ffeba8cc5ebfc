package dev.headwater.database.container;

import dev.headwater.database.DriverDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;

/**
 * Tells the final server from the servers that an entry point runs before it: the final one has
 * Headwater's token, and is the container's main process or has run for a while.
 */
final class Readiness {

  /** Any name with a dot is a setting that PostgreSQL only stores. */
  static final String TOKEN = "headwater.run";

  private static final Duration SETTLED = Duration.ofSeconds(1);
  private static final String IDENTITY =
      "select coalesce(current_setting('" + TOKEN + "', true), ''), pg_postmaster_start_time()";
  private static final String PROCESS =
      "select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)";

  private final String token;
  private String started = "";
  private Instant since = Instant.now();

  /**
   * @param token empty for an image that takes no settings
   */
  Readiness(String token) {
    this.token = token;
  }

  boolean isFinal(DriverDataSource probe) throws SQLException {
    try (Connection connection = probe.getConnection();
        Statement statement = connection.createStatement()) {
      String start;
      try (ResultSet row = statement.executeQuery(IDENTITY)) {
        row.next();
        if (!row.getString(1).equals(token)) {
          return false;
        }
        start = row.getString(2);
      }
      if (!start.equals(started)) {
        started = start;
        since = Instant.now();
      }
      return isMainProcess(statement)
          || Duration.between(since, Instant.now()).compareTo(SETTLED) > 0;
    }
  }

  /** Entry points replace themselves by the final server. */
  private static boolean isMainProcess(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery(PROCESS)) {
      row.next();
      return row.getString(1).equals("1");
    }
  }
}
