package dev.headwater.proof;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.Kind;
import dev.headwater.catalog.change.ProvenRenames;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The rows of tables before and after a script, in the columns that it must not touch. */
final class RowSums {

  /** By the name of a table after the script. */
  private final SortedMap<String, Both> tables = new TreeMap<>();

  /**
   * @param before the query of a table before the script
   * @param after the query after it
   */
  private record Both(String before, String after) {}

  /**
   * Finds the tables and columns that both states have with the same types.
   *
   * @param renames from the names before to the names after
   */
  RowSums(Catalog from, Catalog to, ProvenRenames renames) {
    for (Fact table : from.of(Kind.TABLE)) {
      Id later = renames.later(table.id());
      if (to.find(later).isPresent() && !table.has("partition of")) {
        List<String> before = new ArrayList<>();
        List<String> after = new ArrayList<>();
        for (Fact column : from.children(table.id(), Kind.COLUMN)) {
          Optional<Fact> kept = to.find(renames.later(column.id()));
          if (kept.filter(other -> isKept(column, other)).isPresent()) {
            before.add(column.id().name());
            after.add(kept.get().id().name());
          }
        }
        tables.put(
            later.qualified(),
            new Both(query(table.id().qualified(), before), query(later.qualified(), after)));
      }
    }
  }

  private static boolean isKept(Fact before, Fact after) {
    return before.get("type").equals(after.get("type"))
        && !before.has("generated")
        && !after.has("generated");
  }

  private static String query(String table, List<String> columns) {
    String row = columns.isEmpty() ? "''" : "row(" + String.join(", ", columns) + ")::text";
    return "select count(*), md5(coalesce(string_agg(x, E'\\n' order by x), '')) from (select "
        + row
        + " as x from "
        + table
        + ") s";
  }

  /** The sums before the script. */
  Map<String, String> before(Connection connection) throws SQLException {
    return sums(connection, true);
  }

  /** The sums after it. */
  Map<String, String> after(Connection connection) throws SQLException {
    return sums(connection, false);
  }

  private Map<String, String> sums(Connection connection, boolean before) throws SQLException {
    Map<String, String> sums = new TreeMap<>();
    try (Statement statement = connection.createStatement()) {
      for (Map.Entry<String, Both> table : tables.entrySet()) {
        String query = before ? table.getValue().before() : table.getValue().after();
        try (ResultSet row = statement.executeQuery(query)) {
          row.next();
          sums.put(table.getKey(), row.getLong(1) + " " + row.getString(2));
        }
      }
    }
    return sums;
  }
}
