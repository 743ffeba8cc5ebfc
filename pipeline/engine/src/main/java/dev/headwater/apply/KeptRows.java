package dev.headwater.apply;

import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Sees in the transaction of a script which tables lose rows, whatever the text of the script says:
 * the server counts deleted rows, and tables and columns have numbers that a new one of the same
 * name does not have.
 */
final class KeptRows {

  /** Partitions go by the name of their table. A table that may not be read counts as filled. */
  private static final String TABLES =
      """
      select c.oid::bigint, pg_catalog.format('%I.%I', n.nspname, c.relname),
        pg_catalog.format('%I.%I', rn.nspname, root.relname),
        pg_catalog.row_security_active(c.oid)
          or not pg_catalog.has_table_privilege(c.oid, 'SELECT')
      from pg_catalog.pg_class c
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      join pg_catalog.pg_class root
        on root.oid = case when c.relispartition then pg_catalog.pg_partition_root(c.oid)
                           else c.oid end
      join pg_catalog.pg_namespace rn on rn.oid = root.relnamespace
      where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
      order by c.oid""";

  private static final String COLUMNS =
      """
      select a.attrelid::bigint, a.attnum::int, pg_catalog.quote_ident(a.attname)
      from pg_catalog.pg_attribute a
      where a.attnum > 0 and not a.attisdropped and a.attrelid in (%s)""";

  private static final String DELETED =
      "select relid::bigint, n_tup_del from pg_catalog.pg_stat_xact_user_tables"
          + " where n_tup_del > 0";

  private static final int AT_ONCE = 300;

  private final Connection connection;
  private final Map<Long, Table> filled = new TreeMap<>();

  /**
   * A table with rows.
   *
   * @param query selects from it
   * @param isKnown whether it was seen that it has rows
   * @param columns by their numbers
   */
  private record Table(String name, String query, boolean isKnown, Map<Integer, String> columns) {}

  private KeptRows(Connection connection) {
    this.connection = connection;
  }

  /** The tables with rows, before the script. */
  static KeptRows before(Connection connection) throws SQLException {
    KeptRows rows = new KeptRows(connection);
    Map<Long, Table> all = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(TABLES)) {
      while (row.next()) {
        Table table =
            new Table(row.getString(3), row.getString(2), !row.getBoolean(4), new TreeMap<>());
        (table.isKnown() ? all : rows.filled).put(row.getLong(1), table);
      }
    }
    for (long id : rows.filledOf(all)) {
      rows.filled.put(id, all.get(id));
    }
    if (!rows.filled.isEmpty()) {
      rows.eachColumn(
          (id, number, name) ->
              Optional.ofNullable(rows.filled.get(id))
                  .ifPresent(table -> table.columns().put(number, name)));
    }
    return rows;
  }

  private TreeSet<Long> filledOf(Map<Long, Table> tables) throws SQLException {
    TreeSet<Long> found = new TreeSet<>();
    List<String> questions = new ArrayList<>();
    for (Map.Entry<Long, Table> table : tables.entrySet()) {
      questions.add(
          "select "
              + table.getKey()
              + " where exists (select from only "
              + table.getValue().query()
              + ")");
    }
    for (int i = 0; i < questions.size(); i += AT_ONCE) {
      String query =
          String.join(" union all ", questions.subList(i, Math.min(i + AT_ONCE, questions.size())));
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery(query)) {
        while (row.next()) {
          found.add(row.getLong(1));
        }
      }
    }
    return found;
  }

  private interface Column {
    void seen(long table, int number, String name);
  }

  private void eachColumn(Column column) throws SQLException {
    String ids = filled.keySet().toString().replaceAll("[\\[\\]]", "");
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(COLUMNS.formatted(ids))) {
      while (row.next()) {
        column.seen(row.getLong(1), row.getInt(2), row.getString(3));
      }
    }
  }

  /**
   * Looks again after the script.
   *
   * @throws ProblemException when more goes than is allowed
   */
  void require(AllowedLoss allowed) throws SQLException {
    if (filled.isEmpty()) {
      return;
    }
    TreeMap<String, String> lost = new TreeMap<>();
    deleted(lost);
    gone(lost);
    columns(lost, allowed);
    lost.keySet().removeIf(loss -> allowed.tables().test(lost.get(loss)));
    if (lost.isEmpty()) {
      return;
    }
    Problem problem = Problem.of("undo-loses-rows", "the undo script loses rows");
    for (String loss : lost.keySet()) {
      problem = problem.withDetail("loses", loss);
    }
    throw new ProblemException(
        problem.withFix(
            "make a backup, and then: -Dheadwater.allowLoss="
                + String.join(",", new TreeSet<>(lost.values()))));
  }

  private void deleted(Map<String, String> lost) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(DELETED)) {
      while (row.next()) {
        Table table = filled.get(row.getLong(1));
        if (table != null) {
          long rows = row.getLong(2);
          lost.put(
              "table "
                  + table.name()
                  + ": "
                  + rows
                  + (rows == 1 ? " row is" : " rows are")
                  + " deleted",
              table.name());
        }
      }
    }
  }

  /** Tables that are not there any more, or are empty now. */
  private void gone(Map<String, String> lost) throws SQLException {
    Map<Long, Table> there = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(TABLES)) {
      while (row.next()) {
        Table before = filled.get(row.getLong(1));
        if (before != null) {
          there.put(
              row.getLong(1),
              new Table(before.name(), row.getString(2), before.isKnown(), before.columns()));
        }
      }
    }
    Map<Long, Table> known = new TreeMap<>(there);
    known.values().removeIf(table -> !table.isKnown());
    TreeSet<Long> stillFilled = filledOf(known);
    filled.forEach(
        (id, table) -> {
          if (!there.containsKey(id) || (table.isKnown() && !stillFilled.contains(id))) {
            lost.put("table " + table.name() + ": its rows are lost", table.name());
          }
        });
  }

  private void columns(Map<String, String> lost, AllowedLoss allowed) throws SQLException {
    Map<Long, TreeSet<Integer>> now = new TreeMap<>();
    eachColumn((id, number, name) -> now.computeIfAbsent(id, any -> new TreeSet<>()).add(number));
    filled.forEach(
        (id, table) ->
            table
                .columns()
                .forEach(
                    (number, name) -> {
                      String column = table.name() + "." + name;
                      if (now.containsKey(id)
                          && !now.get(id).contains(number)
                          && !allowed.expects(column)) {
                        lost.put("column " + column + ": its values are lost", table.name());
                      }
                    }));
  }
}
