package dev.headwater.rows;

import dev.headwater.rows.Recipe.Making;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongFunction;

/**
 * The foreign keys at which cycles are opened. PostgreSQL checks such a key when all rows of the
 * cycle are there.
 */
final class OpenKeys {

  private final LongFunction<Optional<Plan>> plans;
  private final Map<ReferenceShape, Map<Integer, String>> open = new HashMap<>();

  /**
   * @param plans the plans of tables that are known so far
   */
  OpenKeys(LongFunction<Optional<Plan>> plans) {
    this.plans = plans;
  }

  /** Opens a key. */
  void open(Solver solver, TableShape table, ReferenceShape key) {
    Map<Integer, String> values = new TreeMap<>();
    for (int i = 0; i < key.columns().size(); i++) {
      List<Choice> some = solver.values(table, table.column(key.columns().get(i)));
      Optional<Choice> value =
          some.stream().filter(Choice::varies).findFirst().or(() -> some.stream().findFirst());
      if (value.isPresent()) {
        values.put(key.targets().get(i), value.get().expression());
      }
    }
    open.put(key, values);
  }

  boolean isOpen(ReferenceShape key) {
    return open.containsKey(key);
  }

  /** Values for the key as long as nobody knows how the other row is made, by its columns. */
  Map<Integer, String> provisional(ReferenceShape key) {
    return open.getOrDefault(key, Map.of());
  }

  /** The columns of a table that open keys refer to. */
  Set<Integer> targets(TableShape table) {
    Set<Integer> columns = new TreeSet<>();
    for (ReferenceShape key : open.keySet()) {
      if (key.target() == table.oid()) {
        columns.addAll(key.targets());
      }
    }
    return columns;
  }

  /** The keys of a plan that are part of a cycle. */
  List<ReferenceShape> inCycle(Plan plan) {
    if (open.isEmpty()) {
      return List.of();
    }
    return plan.made().stream()
        .filter(key -> isOpen(key) || leads(key.target(), plan.table()))
        .toList();
  }

  /** Whether rows of a table refer, through others, to rows of another. */
  boolean leads(long from, TableShape to) {
    return leads(from, to.oid(), new HashSet<>());
  }

  private boolean leads(long from, long to, Set<Long> seen) {
    Optional<Plan> plan = seen.add(from) ? plans.apply(from) : Optional.empty();
    return plan.isPresent()
        && plan.get().made().stream()
            .anyMatch(key -> key.target() == to || leads(key.target(), to, seen));
  }

  /** A key of a table as SET CONSTRAINTS names it. */
  static String sql(TableShape table, ReferenceShape key) {
    return quoted(table.schema()) + "." + quoted(key.name());
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** How the value of a column can be known before its row is there; empty where it cannot. */
  static Optional<String> early(Plan plan, int number) {
    TableShape table = plan.table();
    ColumnShape column = table.column(number);
    Choice value = plan.values().get(number);
    if (value != null) {
      return Optional.of(value.expression());
    }
    return OwnKey.of(table, column)
        .map(Choice::expression)
        .or(
            () ->
                column.filling() == ColumnShape.Filling.DEFAULT
                        && plan.made().stream().noneMatch(key -> key.columns().contains(number))
                    ? column.value()
                    : Optional.empty())
        .map(expression -> "(" + expression + ")::" + column.type().sql());
  }

  /** Whether each row of the plan's table makes a cycle of its own. */
  boolean isForEach(Plan plan) {
    return inCycle(plan).stream().anyMatch(key -> plan.making(key) == Making.EACH);
  }
}
