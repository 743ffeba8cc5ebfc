package dev.headwater.apply;

import dev.headwater.apply.status.HistoryTable;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Flyway's own lock of a history table. Who has it keeps every Flyway out of that history. */
record HistoryLock(long number) {

  /** The number of the lock is this one and the hash of the table's name. */
  private static final long FLYWAY = 77431708279161L;

  static HistoryLock of(HistoryTable table) {
    String name = table.name().substring(table.schema().length() + 1);
    return new HistoryLock(FLYWAY + (quoted(table.schema()) + "." + quoted(name)).hashCode());
  }

  /** Flyway quotes every name. */
  private static String quoted(String name) {
    return name.startsWith("\"") ? name : "\"" + name + "\"";
  }

  /**
   * Takes it until the transaction ends.
   *
   * @throws ProblemException when a Flyway works there now
   */
  void takeForTransaction(Connection connection) throws SQLException {
    take(connection, "pg_try_advisory_xact_lock");
  }

  /**
   * Takes it until it is given back, or the session ends.
   *
   * @throws ProblemException when a Flyway works there now
   */
  void takeForSession(Connection connection) throws SQLException {
    take(connection, "pg_try_advisory_lock");
  }

  /** Gives it back, sooner than the server, which notices the end of a session a little later. */
  void giveBack(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("select pg_catalog.pg_advisory_unlock(" + number + ")");
    }
  }

  private void take(Connection connection, String function) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("select pg_catalog." + function + "(" + number + ")")) {
      row.next();
      if (!row.getBoolean(1)) {
        throw new ProblemException(
            Problem.of("migration-runs", "somebody migrates this database now")
                .withFix("run this again when that migration has ended"));
      }
    }
  }
}
