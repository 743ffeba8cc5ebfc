package dev.headwater.database.server;

import dev.headwater.database.DriverDataSource;
import dev.headwater.database.server.ThrowawayName.Change;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;

/**
 * A connection to another database of the server, from which the throwaway one is made and dropped.
 */
final class AdminSession implements AutoCloseable {

  /** The user's own settings must not stop these statements, nor change their meaning. */
  private static final String BEGIN =
      """
      select pg_catalog.set_config('statement_timeout', ?, false),
             pg_catalog.set_config('lock_timeout', '0', false),
             pg_catalog.set_config('default_transaction_read_only', 'off', false),
             pg_catalog.set_config('standard_conforming_strings', 'on', false),
             pg_catalog.set_config('client_min_messages', 'warning', false)""";

  private final Connection connection;

  private AdminSession(Connection connection) {
    this.connection = connection;
  }

  /**
   * Connects.
   *
   * @param timeout the longest that one statement may take
   */
  static AdminSession open(DriverDataSource database, Duration timeout) throws SQLException {
    Connection connection = database.getConnection();
    try (PreparedStatement begin = connection.prepareStatement(BEGIN)) {
      begin.setString(1, String.valueOf(timeout.toMillis()));
      begin.execute();
      return new AdminSession(connection);
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  Connection connection() {
    return connection;
  }

  void run(Change change) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(change.sql());
    }
  }

  /** To the second, by the server's clock. */
  Instant now() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("select floor(extract(epoch from clock_timestamp()))::bigint")) {
      row.next();
      return Instant.ofEpochSecond(row.getLong(1));
    }
  }

  /** From where the server sees us come. */
  String clientAddress() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select coalesce(host(inet_client_addr()), '')")) {
      row.next();
      return row.getString(1);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
