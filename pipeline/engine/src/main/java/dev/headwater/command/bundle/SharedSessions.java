package dev.headwater.command.bundle;

import dev.headwater.database.real.RealDatabase;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Finds out whether a pooler gives one session of the server to several clients in turn. */
final class SharedSessions {

  private SharedSessions() {}

  /**
   * Refuses such a pooler: a lock would be held by nobody knows whom, and settings would reach
   * other clients. Sets nothing.
   *
   * @param otherwise the problem where there is no pooler at all
   * @throws ProblemException when it is one
   */
  static void refuse(RealDatabase database, ProblemException otherwise) {
    try (Connection one = database.unset().getConnection();
        Connection other = database.unset().getConnection()) {
      int before = process(one);
      other.setAutoCommit(false);
      int ofOther = process(other);
      int after = process(one);
      other.rollback();
      if (before == ofOther || before != after) {
        throw new ProblemException(
            Problem.of("server-pooler", "a pooler gives sessions of the server to several clients")
                .withDetail(
                    "why",
                    "between two transactions, another process of the server answered; a migration"
                        + " needs one session from its beginning to its end")
                .withDetail("database", database.toString())
                .withFix(
                    "give the address of PostgreSQL itself, or of a pool with pool_mode ="
                        + " session"));
      }
    } catch (SQLException e) {
      throw otherwise;
    }
  }

  private static int process(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select pg_catalog.pg_backend_pid()")) {
      row.next();
      return row.getInt(1);
    }
  }
}
