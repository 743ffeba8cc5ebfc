package dev.headwater.rows;

import dev.headwater.rows.RowSearch.RefusedException;
import dev.headwater.rows.RowWriter.NoParentException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Puts a row into each empty table, with a value in every column that takes one, so that a script
 * meets data.
 */
public final class OneRowEach {

  private final Draft.Tools tools;
  private final Predicate<String> wanted;
  private final Set<Long> done = new HashSet<>();
  private final Map<String, String> without = new TreeMap<>();
  private int rows;

  private OneRowEach(Draft.Tools tools, Predicate<String> wanted) {
    this.tools = tools;
    this.wanted = wanted;
  }

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
    OneRowEach each = new OneRowEach(tools, wanted);
    for (TableShape table : shapes.tables()) {
      each.visit(table, new HashSet<>());
    }
    connection.commit();
    connection.setAutoCommit(true);
    return new Put(each.rows, each.without);
  }

  /** Those that are referred to come first. */
  private void visit(TableShape table, Set<Long> above) throws SQLException {
    if (done.contains(table.oid()) || !above.add(table.oid())) {
      return;
    }
    for (ReferenceShape reference : table.references()) {
      var target = tools.shapes().table(reference.target());
      if (target.isPresent()) {
        visit(target.get(), above);
      }
    }
    if (done.add(table.oid()) && wanted.test(table.sql())) {
      put(table);
    }
  }

  private void put(TableShape table) throws SQLException {
    // A table that is not empty has a row for others to refer to.
    if (!isEmpty(table)) {
      tools.writer().learn(new Plan(table, Map.of(), Map.of(), List.of(), 1));
      rows++;
      return;
    }
    try {
      Plan plan = new RowSearch(tools, table, Map.of()).findFull();
      tools.writer().insert(plan, 1, Map.of());
      tools.writer().learn(plan.holding(1));
      rows++;
    } catch (RefusedException e) {
      without.put(table.sql(), e.table().words());
    } catch (NoParentException e) {
      String parent =
          tools.shapes().table(e.reference().target()).map(TableShape::sql).orElse("a table");
      without.put(table.sql(), "it must refer to " + parent + ", which has no rows");
    }
  }

  private boolean isEmpty(TableShape table) throws SQLException {
    String sql = "select not exists (select from " + table.sql() + ")";
    return tools.session().rows(sql).get(0).get(0).orElse("").equals("t");
  }
}
