package dev.headwater.database.container;

import dev.headwater.database.DriverDataSource;
import dev.headwater.database.FixedSettings;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/**
 * The database of a run. Images put things into their own database, such as the extensions of
 * PostGIS and TimescaleDB, so it is dropped and made anew as {@code initdb --locale=C} would.
 */
final class FreshDatabase {

  static final String NAME = "postgres";

  private static final int DROPS_BY_FORCE = 130_000;
  private static final int KNOWS_LOCALE_PROVIDERS = 150_000;

  private FreshDatabase() {}

  /**
   * @param elsewhere connected to another database of the server
   */
  static void make(Connection elsewhere) throws SQLException {
    try (Statement statement = elsewhere.createStatement()) {
      int version = version(statement);
      if (version < DROPS_BY_FORCE) {
        statement.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = '"
                + NAME
                + "'");
        statement.execute("drop database if exists " + NAME);
      } else {
        statement.execute("drop database if exists " + NAME + " with (force)");
      }
      statement.execute(
          "create database "
              + NAME
              + " template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'"
              + (version < KNOWS_LOCALE_PROVIDERS ? "" : " locale_provider libc"));
    }
  }

  private static int version(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("show server_version_num")) {
      row.next();
      return row.getInt(1);
    }
  }

  /** For an image that takes no settings on its command line. */
  static void configure(DriverDataSource database, Map<String, String> userSettings) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      for (Map.Entry<String, String> setting :
          FixedSettings.ofDatabase(version(statement) / 10_000, userSettings).entrySet()) {
        statement.execute(
            "alter database "
                + NAME
                + " set "
                + setting.getKey()
                + " to '"
                + setting.getValue().replace("'", "''")
                + "'");
      }
    } catch (SQLException e) {
      throw new ProblemException(
          Problem.of("server-start", "PostgreSQL refuses a setting: " + e.getMessage())
              .withDetail(
                  "why",
                  "the command of this image is not postgres, so its server cannot be started with"
                      + " settings")
              .withFix("leave it out of <serverSettings>, or take another image"));
    }
  }
}
