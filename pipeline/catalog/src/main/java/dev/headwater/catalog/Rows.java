package dev.headwater.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The rows of a query, each as a value. */
final class Rows {

  private Rows() {}

  static <T> List<T> of(Connection connection, String query, Row<T> value) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      return of(statement, value);
    }
  }

  static <T> List<T> of(PreparedStatement statement, Row<T> value) throws SQLException {
    List<T> values = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        values.add(value.of(row));
      }
    }
    return values;
  }

  /** Reads the current row. */
  interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }
}
