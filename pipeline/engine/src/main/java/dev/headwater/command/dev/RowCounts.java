package dev.headwater.command.dev;

import dev.headwater.apply.StoredTables;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** How many rows each table has. */
record RowCounts(Map<String, Long> rows) {

  /**
   * Counts.
   *
   * @param historyTable the name of Flyway's table, whose rows do not count
   */
  static RowCounts of(DataSource database, String historyTable) {
    Map<String, Long> rows = new TreeMap<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      for (String table : StoredTables.in(connection)) {
        if (table.endsWith("." + historyTable)) {
          continue;
        }
        try (ResultSet row = statement.executeQuery("select count(*) from " + table)) {
          row.next();
          rows.put(table, row.getLong(1));
        }
      }
    } catch (SQLException e) {
      throw new ProblemException(
          Problem.of("count-rows", "PostgreSQL does not count the rows of all tables")
              .withDetail("why", String.valueOf(e.getMessage())));
    }
    return new RowCounts(rows);
  }

  /** The tables that have more rows than in another database, and how many more. */
  Map<String, Long> beyond(RowCounts other) {
    Map<String, Long> more = new TreeMap<>();
    rows.forEach(
        (table, count) -> {
          long extra = count - other.rows().getOrDefault(table, 0L);
          if (extra > 0) {
            more.put(table, extra);
          }
        });
    return more;
  }
}
