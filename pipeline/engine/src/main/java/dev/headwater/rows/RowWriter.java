package dev.headwater.rows;

import dev.headwater.rows.Recipe.Making;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Puts rows into tables as their plans say, with the rows that those refer to. */
final class RowWriter {

  private final Session session;
  private final Shapes shapes;
  private final Map<Long, Plan> plans = new HashMap<>();
  private final OpenKeys open = new OpenKeys(this::plan);
  private final Map<Long, Long> next = new HashMap<>();
  private boolean isProvisional;

  RowWriter(Session session, Shapes shapes) {
    this.session = session;
    this.shapes = shapes;
  }

  /** The numbers of the next rows, by table. */
  Map<Long, Long> numbers() {
    return Map.copyOf(next);
  }

  /** Goes back to such numbers. */
  void numbers(Map<Long, Long> before) {
    next.clear();
    next.putAll(before);
  }

  /** The plan by which rows of a table are made that others refer to. */
  void learn(Plan plan) {
    plans.put(plan.table().oid(), plan);
  }

  void forget(TableShape table) {
    plans.remove(table.oid());
  }

  Optional<Plan> plan(long table) {
    return Optional.ofNullable(plans.get(table));
  }

  /** The keys at which cycles are opened. */
  OpenKeys open() {
    return open;
  }

  /** Whether a row has referred to nothing since {@link #begin}. */
  boolean isProvisional() {
    return isProvisional;
  }

  /** Begins with another table. */
  void begin() {
    isProvisional = false;
  }

  /** The rows of a table that others refer to are not there, and cannot be made. */
  static final class NoParentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ReferenceShape reference;

    NoParentException(ReferenceShape reference) {
      super(reference.name());
      this.reference = reference;
    }

    ReferenceShape reference() {
      return reference;
    }
  }

  /**
   * Inserts rows.
   *
   * @param fixed SQL for columns that have the same value in all rows
   * @return the values of the columns that other tables refer to, as SQL
   */
  List<Map<Integer, String>> insert(Plan plan, int count, Map<Integer, String> fixed)
      throws SQLException {
    boolean isCycle =
        open.inCycle(plan).stream().anyMatch(key -> !fixed.keySet().containsAll(key.columns()));
    if (isCycle) {
      return insertInCycle(plan, count, fixed);
    }
    Optional<ReferenceShape> written = plan.written();
    return written.isPresent()
        ? new WrittenRows(this, session, plan, written.get()).of(count, fixed)
        : insertRows(plan, count, fixed);
  }

  /** The rows share a cycle, unless a unique key wants one for each. */
  private List<Map<Integer, String>> insertInCycle(Plan plan, int count, Map<Integer, String> fixed)
      throws SQLException {
    List<Map<Integer, String>> rows = new ArrayList<>();
    int alone = open.isForEach(plan) ? count : 1;
    for (int row = 0; row < alone; row++) {
      CycleRows cycle = new CycleRows(this, open, session);
      rows.add(cycle.insert(plan, fixed));
      isProvisional |= cycle.isProvisional();
    }
    if (count > alone) {
      Map<Integer, String> same = new TreeMap<>(fixed);
      for (ReferenceShape key : open.inCycle(plan)) {
        key.columns().forEach(column -> same.put(column, rows.get(0).get(column)));
      }
      rows.addAll(insertRows(plan, count - alone, same));
    }
    return rows;
  }

  /** The values that the row of a plan shares with rows of other tables, which are made. */
  Map<Integer, String> constants(
      Plan plan, Map<Integer, String> fixed, List<ReferenceShape> without) throws SQLException {
    for (Plan.Needed row : plan.needed()) {
      need(row);
    }
    Map<Integer, String> constants = new TreeMap<>(fixed);
    for (ReferenceShape reference : plan.made()) {
      if (!without.contains(reference) && !isSet(reference, constants, Map.of())) {
        refer(reference, parents(reference, Making.ONE, 1, constants).get(0), constants);
      }
    }
    return constants;
  }

  static void refer(
      ReferenceShape reference, Map<Integer, String> row, Map<Integer, String> constants) {
    for (int i = 0; i < reference.columns().size(); i++) {
      constants.put(reference.columns().get(i), row.get(reference.targets().get(i)));
    }
  }

  private List<Map<Integer, String>> insertRows(Plan plan, int count, Map<Integer, String> fixed)
      throws SQLException {
    for (Plan.Needed row : plan.needed()) {
      need(row);
    }
    Map<Integer, String> constants = new TreeMap<>(fixed);
    Map<ReferenceShape, List<Map<Integer, String>>> each = new LinkedHashMap<>();
    for (ReferenceShape reference : plan.made()) {
      Making making = plan.making(reference);
      if (!isSet(reference, constants, each)) {
        List<Map<Integer, String>> rows = parents(reference, making, count, constants);
        if (making == Making.EACH && count > 1) {
          each.put(reference, rows);
        } else {
          refer(reference, rows.get(0), constants);
        }
      }
    }
    return inserted(plan, count, constants, each);
  }

  private void need(Plan.Needed row) throws SQLException {
    Plan plan = plans.get(row.table());
    if (plan != null && existing(plan.table(), row.values(), 1).isEmpty()) {
      insert(plan, 1, row.values());
    }
  }

  private static boolean isSet(
      ReferenceShape reference,
      Map<Integer, String> constants,
      Map<ReferenceShape, List<Map<Integer, String>>> each) {
    return reference.columns().stream()
        .allMatch(
            column ->
                constants.containsKey(column)
                    || each.keySet().stream().anyMatch(other -> other.columns().contains(column)));
  }

  List<Map<Integer, String>> parents(
      ReferenceShape reference, Making making, int count, Map<Integer, String> constants)
      throws SQLException {
    Plan plan = plans.get(reference.target());
    if (plan == null) {
      throw new NoParentException(reference);
    }
    Map<Integer, String> same = same(reference, constants);
    int wanted = making == Making.ONE ? 1 : count;
    if (plan.most() > 0) {
      List<Map<Integer, String>> there = existing(plan.table(), same, wanted);
      if (there.size() == wanted) {
        return there;
      }
    }
    return insert(plan, wanted, same);
  }

  /** The columns of the other row whose values are given by other keys of this one. */
  static Map<Integer, String> same(ReferenceShape reference, Map<Integer, String> constants) {
    Map<Integer, String> same = new TreeMap<>();
    for (int i = 0; i < reference.columns().size(); i++) {
      String value = constants.get(reference.columns().get(i));
      if (value != null) {
        same.put(reference.targets().get(i), value);
      }
    }
    return same;
  }

  /** A row that is there, where the table can hold only a few. */
  Optional<Map<Integer, String>> there(Plan plan, Map<Integer, String> same) throws SQLException {
    return plan.most() == 0
        ? Optional.empty()
        : existing(plan.table(), same, 1).stream().findFirst();
  }

  /** Rows of a table that can hold only a few. */
  private List<Map<Integer, String>> existing(
      TableShape table, Map<Integer, String> same, int wanted) throws SQLException {
    String where =
        same.entrySet().stream()
            .map(value -> table.column(value.getKey()).sql() + " = " + value.getValue())
            .collect(Collectors.joining(" and "));
    List<Integer> returned = referred(table);
    return values(
        table,
        returned,
        session.rows(
            "select "
                + texts(table, returned)
                + " from "
                + table.sql()
                + (where.isEmpty() ? "" : " where " + where)
                + " limit "
                + wanted));
  }

  /** Inserts rows whose parents are there. */
  List<Map<Integer, String>> inserted(
      Plan plan,
      int count,
      Map<Integer, String> constants,
      Map<ReferenceShape, List<Map<Integer, String>>> each)
      throws SQLException {
    TableShape table = plan.table();
    Map<Integer, String> all = new TreeMap<>();
    plan.values().forEach((column, choice) -> all.put(column, Choice.forRow(choice.expression())));
    int place = 0;
    StringBuilder joins = new StringBuilder();
    for (Map.Entry<ReferenceShape, List<Map<Integer, String>>> rows : each.entrySet()) {
      String alias = "p" + place++;
      List<Integer> targets = rows.getKey().targets();
      for (int i = 0; i < targets.size(); i++) {
        all.put(rows.getKey().columns().get(i), alias + ".c" + i);
      }
      joins.append(joined(rows, alias));
    }
    all.putAll(constants);
    List<Integer> returned = referred(table);
    long first = take(table, count);
    String sql =
        "insert into "
            + table.sql()
            + (all.isEmpty()
                ? ""
                : all.keySet().stream()
                    .map(column -> table.column(column).sql())
                    .collect(Collectors.joining(", ", " (", ")")))
            + (constants.keySet().stream().anyMatch(column -> isIdentity(table, column))
                ? " overriding system value"
                : "")
            + (all.isEmpty() && count == 1
                ? " default values"
                : " select "
                    + String.join(", ", all.values())
                    + " from generate_series("
                    + first
                    + "::bigint, "
                    + (first + count - 1)
                    + ") r(n)"
                    + joins.toString().replace("{first}", String.valueOf(first))
                    + " order by r.n")
            + (returned.isEmpty() ? "" : " returning " + texts(table, returned));
    return values(table, returned, session.rows(sql));
  }

  private static String joined(
      Map.Entry<ReferenceShape, List<Map<Integer, String>>> rows, String alias) {
    List<Integer> targets = rows.getKey().targets();
    StringBuilder values = new StringBuilder();
    int index = 0;
    for (Map<Integer, String> row : rows.getValue()) {
      values.append(index == 0 ? "(" : ", (").append(index);
      targets.forEach(target -> values.append(", ").append(row.get(target)));
      values.append(')');
      index++;
    }
    String names = "";
    for (int i = 0; i < targets.size(); i++) {
      names += ", c" + i;
    }
    return " join (values "
        + values
        + ") "
        + alias
        + "(i"
        + names
        + ") on "
        + alias
        + ".i = r.n - {first}";
  }

  /** The columns of a table that foreign keys refer to. */
  List<Integer> referred(TableShape table) {
    TreeSet<Integer> columns = new TreeSet<>();
    for (TableShape other : shapes.tables()) {
      for (ReferenceShape reference : other.references()) {
        if (reference.target() == table.oid()) {
          columns.addAll(reference.targets());
        }
      }
    }
    return List.copyOf(columns);
  }

  static String texts(TableShape table, List<Integer> columns) {
    return columns.isEmpty()
        ? "1"
        : columns.stream()
            .map(column -> table.column(column).sql() + "::text")
            .collect(Collectors.joining(", "));
  }

  private static boolean isIdentity(TableShape table, int column) {
    return table.column(column).filling() == ColumnShape.Filling.IDENTITY;
  }

  /** Values that were read as texts, as SQL. */
  static List<Map<Integer, String>> values(
      TableShape table, List<Integer> columns, List<List<Optional<String>>> rows) {
    List<Map<Integer, String>> values = new ArrayList<>();
    for (List<Optional<String>> row : rows) {
      Map<Integer, String> one = new TreeMap<>();
      for (int i = 0; i < columns.size(); i++) {
        String type = table.column(columns.get(i)).type().sql();
        one.put(
            columns.get(i),
            row.get(i).map(text -> TypeValues.literal(text)).orElse("null") + "::" + type);
      }
      values.add(one);
    }
    return values;
  }

  /** Row numbers that no row of the table has yet. */
  long take(TableShape table, int count) throws SQLException {
    Long known = next.get(table.oid());
    long first = known == null ? start(table) : known;
    next.put(table.oid(), first + count);
    return first;
  }

  private long start(TableShape table) throws SQLException {
    String counters =
        table.columns().stream()
            .filter(column -> isCounter(column))
            .map(column -> ", max(" + column.sql() + ")")
            .collect(Collectors.joining());
    String sql = "select greatest(count(*)" + counters + ", 0) + 1 from " + table.sql();
    return Long.parseLong(session.rows(sql).get(0).get(0).orElse("1"));
  }

  /** Whether the number of a row may stand in the column. */
  static boolean isCounter(ColumnShape column) {
    return Set.of("smallint", "integer", "bigint").contains(column.type().sql());
  }
}
