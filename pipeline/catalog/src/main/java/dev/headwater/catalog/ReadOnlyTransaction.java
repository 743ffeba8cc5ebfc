package dev.headwater.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * One transaction that can change nothing and sees one moment. PostgreSQL's {@code pg_get_*def}
 * look at the newest state and not at the transaction's, so an object that goes away meanwhile is
 * missed by them: the whole is then read once more.
 */
public final class ReadOnlyTransaction {

  private static final String CACHE_LOOKUP_FAILED = "XX000";

  private final Connection connection;
  private final Limits limits;

  private ReadOnlyTransaction(Connection connection, Limits limits) {
    this.connection = connection;
    this.limits = limits;
  }

  /**
   * The longest times, each zero for no limit.
   *
   * @param question for each question, its waits for locks included
   * @param lock for each wait for a lock
   */
  public record Limits(Duration question, Duration lock) {}

  /**
   * Reads, perhaps twice. The search path is empty meanwhile.
   *
   * @throws SQLException when a question is not answered in time, or the schema changes twice
   *     meanwhile
   */
  public static <T> T read(Connection connection, Limits limits, Reading<T> reading)
      throws SQLException {
    ReadOnlyTransaction transaction = new ReadOnlyTransaction(connection, limits);
    try {
      return transaction.once(reading);
    } catch (SQLException e) {
      if (!CACHE_LOOKUP_FAILED.equals(e.getSQLState())) {
        throw e;
      }
    }
    try {
      return transaction.once(reading);
    } catch (SQLException e) {
      throw CACHE_LOOKUP_FAILED.equals(e.getSQLState())
          ? new SQLException("the schema changed while it was read", e.getSQLState(), e)
          : e;
    }
  }

  /** Reads in the transaction of its connection. */
  public interface Reading<T> {
    T from(Connection connection) throws SQLException;
  }

  private <T> T once(Reading<T> reading) throws SQLException {
    boolean autoCommit = connection.getAutoCommit();
    T result;
    try {
      begin();
      result = reading.from(connection);
    } catch (SQLException | RuntimeException e) {
      endAfter(e, autoCommit);
      throw e;
    }
    end(autoCommit);
    return result;
  }

  private void begin() throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("set transaction isolation level repeatable read, read only");
      statement.execute(
          "set local search_path = ''; set local jit = off; set local statement_timeout = "
              + limits.question().toMillis()
              + "; set local lock_timeout = "
              + limits.lock().toMillis());
    }
  }

  private void end(boolean autoCommit) throws SQLException {
    connection.rollback();
    connection.setAutoCommit(autoCommit);
  }

  /** A dead connection cannot be rolled back, and the reader must see why it died. */
  private void endAfter(Exception first, boolean autoCommit) {
    try {
      end(autoCommit);
    } catch (SQLException e) {
      first.addSuppressed(e);
    }
  }
}
