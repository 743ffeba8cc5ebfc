package dev.headwater.rows;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Statements in one transaction, in which a statement may fail. */
final class Session {

  private final Connection connection;

  Session(Connection connection) {
    this.connection = connection;
  }

  /** Rows of texts. A failure leaves the transaction as it was. */
  List<List<Optional<String>>> rows(String sql) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try (Statement statement = connection.createStatement()) {
      List<List<Optional<String>>> rows = new ArrayList<>();
      if (statement.execute(sql)) {
        try (ResultSet result = statement.getResultSet()) {
          while (result.next()) {
            rows.add(row(result));
          }
        }
      }
      connection.releaseSavepoint(before);
      return rows;
    } catch (SQLException e) {
      connection.rollback(before);
      throw e;
    }
  }

  private static List<Optional<String>> row(ResultSet result) throws SQLException {
    List<Optional<String>> row = new ArrayList<>();
    for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
      row.add(Optional.ofNullable(result.getString(column)));
    }
    return row;
  }

  /** Whether a statement succeeds. */
  boolean works(String sql) {
    try {
      rows(sql);
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  /** Does something and takes it back. */
  <T> T undone(Attempt<T> attempt) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try {
      return attempt.make();
    } finally {
      connection.rollback(before);
    }
  }

  /** Work that may fail. */
  interface Attempt<T> {
    T make() throws SQLException;
  }
}
