package dev.headwater.rows;

import dev.headwater.rows.PlanText.Proven;
import dev.headwater.rows.Recipe.Making;
import dev.headwater.rows.Recipe.Parent;
import dev.headwater.rows.Recipe.Value;
import dev.headwater.rows.RowSearch.RefusedException;
import dev.headwater.rows.RowWriter.NoParentException;
import dev.headwater.tool.ToolVersions;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Finds a recipe for each table of a throwaway database, and proves it there: one row, a thousand
 * rows, and one row for each label of an enum. All rows are taken back.
 */
public final class RowMaker {

  /** The wish for a table of which no row is to be made. */
  public static final String NONE = "none";

  private final Draft.Tools tools;
  private final Map<String, String> wanted;
  private final KnownPlans known;
  private final List<Recipe> recipes = new ArrayList<>();
  private final List<Unmakeable> refused = new ArrayList<>();
  private final List<RefusedLabel> labels = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();
  private final Map<Long, Optional<Unmakeable>> done = new HashMap<>();

  private RowMaker(Draft.Tools tools, Wanted wanted, KnownPlans known) {
    this.tools = tools;
    this.wanted = wanted.values();
    this.known = known;
  }

  /**
   * The wishes of a run.
   *
   * @param values SQL by {@code schema.table.column}, for columns whose values the user chooses;
   *     {@link #NONE} by {@code schema.table} for a table that is left out
   * @param kept the folder of what earlier runs have proven; empty for nothing
   */
  public record Wanted(Map<String, String> values, Optional<Path> kept) {

    /** Nothing is chosen, and nothing is kept. */
    public static final Wanted NOTHING = new Wanted(Map.of(), Optional.empty());
  }

  /**
   * The result.
   *
   * @param recipes by the names of the tables
   * @param refused the tables of which no row could be made
   * @param leftOut the tables that the user left out
   * @param labels those that no row could have
   * @param unknown wishes about columns and tables that are not there
   */
  public record Found(
      List<Recipe> recipes,
      List<Unmakeable> refused,
      List<String> leftOut,
      List<RefusedLabel> labels,
      List<String> unknown) {}

  /** Looks at all tables. The connection has no transaction of its own when this returns. */
  public static Found run(Connection connection, Wanted wanted) throws SQLException, IOException {
    boolean before = connection.getAutoCommit();
    connection.setAutoCommit(false);
    try {
      Session session = new Session(connection);
      Shapes shapes = ShapeReading.read(connection);
      session.rows("set constraints all immediate");
      RowWriter writer = new RowWriter(session, shapes);
      KnownPlans known =
          new KnownPlans(
              wanted.kept(), new FactText(shapes, surroundings(session), wanted.values()));
      RowMaker maker =
          new RowMaker(
              new Draft.Tools(session, shapes, writer, new Solver(session, shapes)), wanted, known);
      for (TableShape table : shapes.tables()) {
        maker.make(table, new LinkedHashSet<>());
      }
      known.evict();
      maker.recipes.sort(Comparator.comparing(Recipe::schema).thenComparing(Recipe::table));
      return new Found(
          List.copyOf(maker.recipes),
          List.copyOf(maker.refused),
          List.copyOf(maker.leftOut),
          List.copyOf(maker.labels),
          unknown(shapes, wanted.values()));
    } finally {
      connection.rollback();
      connection.setAutoCommit(before);
    }
  }

  /** A trigger may call any function, and versions of PostgreSQL differ in what they accept. */
  private static String surroundings(Session session) throws SQLException {
    return ToolVersions.value("headwater")
        + session.rows(
            """
            select pg_catalog.current_setting('server_version'),
              pg_catalog.md5(pg_catalog.string_agg(p.prosrc, '' order by p.proname, p.prosrc))
            from pg_catalog.pg_proc p where p.oid >= 16384
            """);
  }

  private static List<String> unknown(Shapes shapes, Map<String, String> wanted) {
    Set<String> names = new HashSet<>();
    for (TableShape table : shapes.tables()) {
      names.add(table.shown());
      table.columns().forEach(column -> names.add(table.shown() + "." + column.name()));
    }
    return wanted.keySet().stream().filter(name -> !names.contains(name)).toList();
  }

  private void make(TableShape table, Set<TableShape> above) throws SQLException, IOException {
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
      if (wanted.getOrDefault(table.shown(), "").equals(NONE)) {
        leftOut.add(table.shown());
        done.put(table.oid(), Optional.empty());
      } else {
        search(table, above);
      }
    }
  }

  private void search(TableShape table, Set<TableShape> above) throws SQLException, IOException {
    Optional<Proven> proven = known.find(table);
    if (proven.isPresent()) {
      tools.writer().learn(proven.get().plan());
      recipes.add(recipe(proven.get().plan(), proven.get().labels()));
      done.put(table.oid(), Optional.empty());
      return;
    }
    try {
      RowSearch search = new RowSearch(tools, table, wanted(table));
      Plan plan = search.find();
      tools.writer().learn(plan);
      RowSearch.Labels found = search.labels(plan);
      labels.addAll(found.refused());
      if (found.refused().isEmpty()) {
        known.keep(table, new Proven(plan, found.special()));
      }
      recipes.add(recipe(plan, found.special()));
      done.put(table.oid(), Optional.empty());
    } catch (RefusedException e) {
      refuse(table, e.table());
    } catch (NoParentException e) {
      boolean isBegun =
          tools.shapes().table(e.reference().target()).filter(above::contains).isPresent();
      if (!isBegun) {
        refuse(table, withoutParent(table, e.reference()));
      } // else its turn comes after that table
    }
  }

  private Unmakeable withoutParent(TableShape table, ReferenceShape reference) {
    Optional<TableShape> target = tools.shapes().table(reference.target());
    String name = target.map(TableShape::shown).orElse("another table");
    if (target.isEmpty() || done.containsKey(reference.target())) {
      return Unmakeable.withoutParent(table.shown(), reference.name(), name);
    }
    return Unmakeable.refused(
        table.shown(), reference.name(), "foreign keys form a cycle: " + cycle(table), "");
  }

  /** From a table through keys that must not be empty back to it. */
  private String cycle(TableShape table) {
    List<TableShape> path = new ArrayList<>();
    path.add(table);
    while (path.size() <= tools.shapes().tables().size()) {
      Optional<TableShape> next =
          path.get(path.size() - 1).references().stream()
              .filter(key -> !done.containsKey(key.target()))
              .flatMap(key -> tools.shapes().table(key.target()).stream())
              .filter(other -> other != path.get(path.size() - 1))
              .findFirst();
      if (next.isEmpty()) {
        break;
      }
      path.add(next.get());
      if (next.get() == table) {
        break;
      }
    }
    return path.stream().map(TableShape::shown).collect(Collectors.joining(" → "));
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
