package dev.headwater.rows;

import dev.headwater.rows.Recipe.Making;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Rows that a trigger writes as soon as there is a row to which they refer. They are found, and
 * then get the values of the plan.
 *
 * @param key refers to the row that is made
 */
record WrittenRows(RowWriter writer, Session session, Plan plan, ReferenceShape key) {

  /** The same as {@link RowWriter#insert}. */
  List<Map<Integer, String>> of(int count, Map<Integer, String> fixed) throws SQLException {
    List<Map<Integer, String>> rows = new ArrayList<>();
    if (fixed.keySet().containsAll(key.columns())) {
      rows.add(row(fixed));
      return rows;
    }
    for (Map<Integer, String> parent : writer.parents(key, Making.EACH, count, fixed)) {
      Map<Integer, String> known = new TreeMap<>(fixed);
      RowWriter.refer(key, parent, known);
      rows.add(row(known));
    }
    return rows;
  }

  private Map<Integer, String> row(Map<Integer, String> known) throws SQLException {
    TableShape table = plan.table();
    String where =
        known.entrySet().stream()
            .map(v -> table.sql() + "." + table.column(v.getKey()).sql() + " = " + v.getValue())
            .collect(Collectors.joining(" and "));
    String from = table.sql();
    String returned = RowWriter.texts(table, writer.referred(table));
    String sql = "select " + returned + " from " + from + " where " + where;
    if (!plan.values().isEmpty()) {
      sql =
          "update "
              + from
              + plan.values().entrySet().stream()
                  .map(v -> table.column(v.getKey()).sql() + " = " + value(v.getValue()))
                  .collect(Collectors.joining(", ", " set ", ""))
              + " from (values ("
              + writer.take(table, 1)
              + "::bigint)) r(n) where "
              + where
              + " returning "
              + returned;
    }
    List<Map<Integer, String>> rows =
        RowWriter.values(table, writer.referred(table), session.rows(sql));
    if (rows.size() != 1) {
      throw new SQLException("no trigger has written a row of " + table.shown(), "P0002");
    }
    return rows.get(0);
  }

  private static String value(Choice choice) {
    return Choice.forRow(choice.expression());
  }
}
