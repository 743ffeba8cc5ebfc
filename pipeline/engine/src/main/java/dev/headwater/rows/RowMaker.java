package dev.headwater.rows;

import dev.headwater.rows.Recipe.Making;
import dev.headwater.rows.Recipe.Parent;
import dev.headwater.rows.Recipe.Value;
import dev.headwater.rows.RowSearch.RefusedException;
import dev.headwater.rows.RowWriter.NoParentException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds a recipe for each table of a throwaway database, and proves it there: one row, a thousand
 * rows, and one row for each label of an enum. All rows are taken back.
 */
public final class RowMaker {

  private final Draft.Tools tools;
  private final Map<String, String> wanted;
  private final List<Recipe> recipes = new ArrayList<>();
  private final List<Unmakeable> refused = new ArrayList<>();
  private final Map<String, List<String>> labels = new TreeMap<>();
  private final Map<Long, Optional<Unmakeable>> done = new HashMap<>();

  private RowMaker(Draft.Tools tools, Map<String, String> wanted) {
    this.tools = tools;
    this.wanted = wanted;
  }

  /**
   * What was found.
   *
   * @param recipes by the names of the tables
   * @param refused the tables of which no row could be made
   * @param labels by table, the labels that no row could have
   */
  public record Found(
      List<Recipe> recipes, List<Unmakeable> refused, Map<String, List<String>> labels) {}

  /**
   * Looks at all tables. The connection has no transaction of its own when this returns.
   *
   * @param wanted SQL by {@code schema.table.column}, for columns whose values the user chooses
   */
  public static Found run(Connection connection, Map<String, String> wanted) throws SQLException {
    boolean before = connection.getAutoCommit();
    connection.setAutoCommit(false);
    try {
      Session session = new Session(connection);
      Shapes shapes = ShapeReading.read(connection);
      session.rows("set constraints all immediate");
      RowWriter writer = new RowWriter(session, shapes);
      RowMaker maker =
          new RowMaker(
              new Draft.Tools(session, shapes, writer, new Solver(session, shapes)), wanted);
      for (TableShape table : shapes.tables()) {
        maker.make(table, new LinkedHashSet<>());
      }
      maker.recipes.sort(
          java.util.Comparator.comparing(Recipe::schema).thenComparing(Recipe::table));
      return new Found(
          List.copyOf(maker.recipes), List.copyOf(maker.refused), Map.copyOf(maker.labels));
    } finally {
      connection.rollback();
      connection.setAutoCommit(before);
    }
  }

  private void make(TableShape table, Set<TableShape> above) throws SQLException {
    if (done.containsKey(table.oid()) || !above.add(table)) {
      return;
    }
    for (ReferenceShape reference : table.references()) {
      Optional<TableShape> target = tools.shapes().table(reference.target());
      if (target.isPresent() && target.get() != table) {
        make(target.get(), above);
      }
    }
    above.remove(table);
    if (!done.containsKey(table.oid())) {
      search(table);
    }
  }

  private void search(TableShape table) throws SQLException {
    try {
      RowSearch search = new RowSearch(tools, table, wanted(table));
      Plan plan = search.find();
      tools.writer().learn(plan);
      RowSearch.Labels found = search.labels(plan);
      if (!found.refused().isEmpty()) {
        labels.put(table.shown(), found.refused());
      }
      recipes.add(recipe(plan, found.special()));
      done.put(table.oid(), Optional.empty());
    } catch (RefusedException e) {
      refuse(table, e.table());
    } catch (NoParentException e) {
      String target =
          tools.shapes().table(e.reference().target()).map(TableShape::shown).orElse("a table");
      refuse(
          table,
          new Unmakeable(
              table.shown(),
              e.reference().name(),
              "it refers to " + target + ", which has no rows",
              ""));
    }
  }

  private void refuse(TableShape table, Unmakeable why) {
    refused.add(why);
    done.put(table.oid(), Optional.of(why));
  }

  private Map<Integer, Choice> wanted(TableShape table) {
    Map<Integer, Choice> values = new TreeMap<>();
    for (ColumnShape column : table.columns()) {
      String value = wanted.get(table.shown() + "." + column.name());
      if (value != null) {
        values.put(column.number(), Choice.of("(" + value + ")::" + column.type().sql()));
      }
    }
    return values;
  }

  private Recipe recipe(Plan plan, List<Plan.Label> special) {
    TableShape table = plan.table();
    List<Value> values = new ArrayList<>();
    List<String> counters = new ArrayList<>();
    plan.values()
        .forEach(
            (number, choice) -> {
              ColumnShape column = table.column(number);
              values.add(new Value(column.name(), column.sql(), choice.expression()));
              if (choice.varies() && RowWriter.isCounter(column)) {
                counters.add(column.name());
              }
            });
    List<Parent> parents = new ArrayList<>();
    for (ReferenceShape reference : table.references()) {
      Optional<TableShape> target = tools.shapes().table(reference.target());
      if (target.isPresent()) {
        parents.add(
            new Parent(
                reference.name(),
                reference.columns().stream().map(c -> table.column(c).name()).toList(),
                target.get().schema(),
                target.get().name(),
                reference.targets().stream().map(c -> target.get().column(c).name()).toList(),
                reference.target() == table.oid() ? Making.NONE : plan.making(reference)));
      }
    }
    return new Recipe(
        table.schema(),
        table.name(),
        table.sql(),
        values,
        parents,
        counters,
        plan.needed().stream().map(this::needed).toList(),
        special.stream()
            .map(
                label ->
                    new Recipe.Label(
                        label.column(), label.label(), recipe(label.plan(), List.of())))
            .toList(),
        plan.most());
  }

  private Recipe.Needed needed(Plan.Needed row) {
    TableShape table = tools.shapes().table(row.table()).orElseThrow();
    Map<String, String> values = new LinkedHashMap<>();
    row.values().forEach((column, value) -> values.put(table.column(column).name(), value));
    return new Recipe.Needed(table.schema(), table.name(), values);
  }
}
