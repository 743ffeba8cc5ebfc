package dev.headwater.codegen.transcript;

import dev.headwater.database.DriverDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Connections for questions about the catalogue. jOOQ asks the same few of every table; they join
 * so many tables of the catalogue that planning takes longer than answering, so each is planned
 * once.
 */
public final class CatalogueConnection {

  /** In binary, which the driver takes for what it has seen before, some values read otherwise. */
  private static final Map<String, String> PROPERTIES =
      Map.of("prepareThreshold", "1", "binaryTransfer", "false");

  private CatalogueConnection() {}

  /**
   * Opens one.
   *
   * @param timeout of one question
   */
  public static Connection open(DataSource database, Duration timeout) throws SQLException {
    DataSource source =
        database instanceof DriverDataSource driver ? driver.with(PROPERTIES) : database;
    Connection connection = source.getConnection();
    try (Statement statement = connection.createStatement()) {
      statement.execute("set plan_cache_mode = force_generic_plan");
      statement.execute("set statement_timeout = " + timeout.toMillis());
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }
}
