package dev.headwater.rows;

import dev.headwater.rows.RowSearch.RefusedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Puts a row into each empty table, with a value in every column that takes one, so that a script
 * meets data.
 */
public final class OneRowEach {

  private OneRowEach() {}

  /**
   * The rows that were put.
   *
   * @param rows how many tables have a row now
   * @param without the empty tables, and why PostgreSQL accepted no row
   */
  public record Put(int rows, Map<String, String> without) {}

  /**
   * Puts the rows, in a transaction of their own.
   *
   * @param wanted for which tables, by their names as SQL writes them, with schemas
   */
  public static Put put(Connection connection, Predicate<String> wanted) throws SQLException {
    connection.setAutoCommit(false);
    Session session = new Session(connection);
    Shapes shapes = ShapeReading.read(connection);
    session.rows("set constraints all immediate");
    Draft.Tools tools =
        new Draft.Tools(
            session, shapes, new RowWriter(session, shapes), new Solver(session, shapes));
    Filling filling = new Filling(tools, wanted);
    new ParentsFirst(tools, filling).run();
    connection.commit();
    connection.setAutoCommit(true);
    return new Put(filling.filled.size(), filling.without);
  }

  /** The work on each table. */
  private static final class Filling implements ParentsFirst.Work {

    private final Draft.Tools tools;
    private final Predicate<String> wanted;
    private final Set<TableShape> filled = new HashSet<>();
    private final Map<String, String> without = new TreeMap<>();

    Filling(Draft.Tools tools, Predicate<String> wanted) {
      this.tools = tools;
      this.wanted = wanted;
    }

    @Override
    public void make(TableShape table) throws SQLException {
      RowWriter writer = tools.writer();
      if (!wanted.test(table.sql())) {
        return;
      }
      // A table that is not empty has a row for others to refer to.
      if (!isEmpty(table)) {
        writer.learn(new Plan(table, Map.of(), Map.of(), List.of(), 1));
        filled.add(table);
        return;
      }
      try {
        Plan plan = new RowSearch(tools, table, Map.of()).findFull();
        if (!writer.isProvisional()) {
          writer.insert(plan, 1, Map.of());
          filled.add(table);
        }
        writer.learn(plan.holding(1));
      } catch (RefusedException e) {
        without.put(table.sql(), e.table().words());
      }
    }

    @Override
    public void withoutParent(TableShape table, ReferenceShape key) {
      String parent = tools.shapes().table(key.target()).map(TableShape::sql).orElse("a table");
      without.put(table.sql(), "it must refer to " + parent + ", which has no rows");
    }

    @Override
    public void inCycle(TableShape table, ReferenceShape key, List<TableShape> cycle) {
      without.put(
          table.sql(),
          "foreign keys form a cycle: "
              + cycle.stream().map(TableShape::sql).collect(Collectors.joining(" → ")));
    }

    private boolean isEmpty(TableShape table) throws SQLException {
      String sql = "select not exists (select from " + table.sql() + ")";
      return tools.session().rows(sql).get(0).get(0).orElse("").equals("t");
    }
  }
}
