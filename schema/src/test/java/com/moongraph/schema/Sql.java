package com.moongraph.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Plain SQL against the database of a test. */
record Sql(DataSource database) {

  void run(String sql) throws SQLException {
    try (var connection = database.getConnection()) {
      run(connection, sql);
    }
  }

  static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The first column of each row, as text. */
  List<String> texts(String sql) throws SQLException {
    try (var connection = database.getConnection()) {
      return texts(connection, sql);
    }
  }

  static List<String> texts(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var texts = new ArrayList<String>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    }
  }

  /** The only value of the only row, as text. */
  String text(String sql) throws SQLException {
    var texts = texts(sql);
    if (texts.size() != 1) {
      throw new AssertionError(texts.size() + " rows instead of one: " + sql);
    }
    return texts.get(0);
  }
}
