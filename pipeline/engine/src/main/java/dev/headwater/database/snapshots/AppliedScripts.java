package dev.headwater.database.snapshots;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What Flyway's history table says: the scripts it has applied, in their order. */
final class AppliedScripts {

  private AppliedScripts() {}

  /**
   * File names.
   *
   * @return one name that no file has, when a script failed or when there is not exactly one
   *     history
   */
  static List<String> in(Connection connection, String historyTable) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "select oid::regclass::text from pg_catalog.pg_class where relname = ? and relkind = 'r'")) {
      query.setString(1, historyTable);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          tables.add(row.getString(1));
        }
      }
    }
    if (tables.size() != 1) {
      return List.of("");
    }
    List<String> names = new ArrayList<>();
    try (PreparedStatement query =
            connection.prepareStatement(
                "select script, success from "
                    + tables.get(0)
                    + " where type = 'SQL' order by installed_rank");
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        String script = row.getString(1).replace('\\', '/');
        names.add(row.getBoolean(2) ? script.substring(script.lastIndexOf('/') + 1) : "");
      }
    }
    return names;
  }
}
