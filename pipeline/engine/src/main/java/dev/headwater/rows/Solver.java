package dev.headwater.rows;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds values that the conditions of a table accept. PostgreSQL itself evaluates the conditions,
 * for several rows at once.
 */
final class Solver {

  /** The rows for which a combination must do. */
  private static final List<Integer> NUMBERS = List.of(1, 2, 3, 27, 1000);

  /** Those of a table that can hold only a few rows. */
  private static final List<Integer> FEW_NUMBERS = List.of(1, 2);

  private static final int MOST_COMBINATIONS = 30_000;
  private static final int MOST_CANDIDATES = 160;

  /** So many plain values come before those that conditions suggest. */
  private static final int PLAIN = 8;

  /** A default is kept where it can be, and an empty column stays empty. */
  private static final int COST_OF_A_DEFAULT = 1000;

  private static final int COST_OF_A_VALUE = 100;

  private final Session session;
  private final Shapes shapes;
  private final Map<String, Boolean> valid = new HashMap<>();

  Solver(Session session, Shapes shapes) {
    this.session = session;
    this.shapes = shapes;
  }

  /** Values that PostgreSQL takes, the plainest first. */
  List<Choice> values(TableShape table, ColumnShape column) {
    return values(table, column, PLAIN, List.of());
  }

  /** The same; those come early that stand in the bodies of the table's triggers. */
  List<Choice> suggested(TableShape table, ColumnShape column) {
    return values(table, column, 3, table.triggers());
  }

  private List<Choice> values(
      TableShape table, ColumnShape column, int early, List<String> further) {
    List<String> definitions = new ArrayList<>(domainChecks(column.type()));
    for (ConstraintShape rule : table.constraints()) {
      if (reads(table, rule, Set.of(column.number()))) {
        definitions.add(rule.definition());
      }
    }
    for (ColumnShape other : table.columns()) {
      String value = other.value().orElse("");
      if (other.isGenerated() && table.columnsIn(value).contains(column.number())) {
        definitions.add(value);
      }
    }
    definitions.addAll(further);
    List<String> plain =
        new TypeValues(shapes, column.name(), table.shown() + "." + column.name())
            .of(column.type());
    Set<String> all = new LinkedHashSet<>(plain.subList(0, Math.min(early, plain.size())));
    all.addAll(new ConditionValues(shapes, definitions).of(column.type()));
    all.addAll(plain);
    List<String> cast =
        all.stream()
            .limit(MOST_CANDIDATES)
            .map(value -> "(" + value + ")::" + column.type().sql())
            .toList();
    checkAll(cast);
    return cast.stream().filter(this::isValid).map(Choice::of).toList();
  }

  private List<String> domainChecks(TypeShape.ColumnType column) {
    TypeShape type = shapes.type(column.type());
    List<String> checks = new ArrayList<>();
    while (type.isDomain()) {
      checks.addAll(type.domain().checks());
      type = shapes.type(type.below().base());
    }
    return checks;
  }

  /** Most are valid, so they are asked for at once. */
  private void checkAll(List<String> values) {
    List<String> unknown = values.stream().filter(value -> !valid.containsKey(value)).toList();
    if (!unknown.isEmpty() && session.works(query(unknown))) {
      unknown.forEach(value -> valid.put(value, true));
    }
  }

  /** Whether PostgreSQL takes an expression, and each domain its value. */
  boolean isValid(String value) {
    return valid.computeIfAbsent(value, any -> session.works(query(List.of(value))));
  }

  private static String query(Collection<String> values) {
    return "select "
        + values.stream()
            .map(value -> "(" + Choice.forRow(value) + ")::text")
            .collect(Collectors.joining(", "))
        + numbers(NUMBERS);
  }

  private static String numbers(List<Integer> numbers) {
    return " from (values "
        + numbers.stream().map(n -> "(" + n + "::bigint)").collect(Collectors.joining(", "))
        + ") r(n)";
  }

  /**
   * Chooses values.
   *
   * @param sought the columns that may get another value
   * @param varying those that must differ from row to row
   * @param tried values that have already failed
   * @param also conditions beside those of the table on these columns
   * @return empty when no combination is accepted
   */
  Optional<Map<Integer, Choice>> solve(
      Plan plan,
      Set<Integer> sought,
      Set<Integer> varying,
      Set<String> tried,
      List<ConstraintShape> also)
      throws SQLException {
    TableShape table = plan.table();
    List<ConstraintShape> conditions =
        Stream.concat(
                table.constraints().stream()
                    .filter(ConstraintShape::isCondition)
                    .filter(condition -> reads(table, condition, sought)),
                also.stream())
            .distinct()
            .toList();
    Map<Integer, List<Choice>> choices = new LinkedHashMap<>();
    for (int number : new TreeSet<>(sought)) {
      ColumnShape column = table.column(number);
      List<Choice> some =
          choices(plan, column).stream()
              .filter(choice -> !varying.contains(number) || choice.varies())
              .filter(choice -> !tried.contains(choice.expression()))
              .toList();
      if (some.isEmpty()) {
        return Optional.empty();
      }
      choices.put(number, some);
    }
    if (conditions.isEmpty()) {
      Map<Integer, Choice> first = new TreeMap<>();
      choices.forEach((column, some) -> first.put(column, some.get(0)));
      return Optional.of(first);
    }
    int bound = (int) Math.max(4, Math.pow(MOST_COMBINATIONS, 1.0 / choices.size()));
    choices.replaceAll((column, some) -> some.subList(0, Math.min(bound, some.size())));
    Optional<Map<Integer, Choice>> found = chosen(plan, choices, conditions, NUMBERS);
    return found.isPresent() ? found : chosen(plan, choices, conditions, FEW_NUMBERS);
  }

  private static boolean reads(TableShape table, ConstraintShape condition, Set<Integer> sought) {
    return condition.columns().stream()
        .anyMatch(
            number ->
                sought.contains(number)
                    || table.column(number).isGenerated()
                        && table.columnsIn(table.column(number).value().orElse("")).stream()
                            .anyMatch(sought::contains));
  }

  private List<Choice> choices(Plan plan, ColumnShape column) {
    List<Choice> all = new ArrayList<>();
    if (column.filling() != ColumnShape.Filling.NOBODY) {
      all.add(new Choice(byDefault(plan, column), Choice.Kind.DEFAULT));
    } else if (!column.notNull()) {
      all.add(new Choice("null::" + column.type().sql(), Choice.Kind.NULL));
    }
    all.addAll(values(plan.table(), column));
    return all;
  }

  /** The value that PostgreSQL gives, as far as a condition can see it. */
  private static String byDefault(Plan plan, ColumnShape column) {
    return column.filling() == ColumnShape.Filling.IDENTITY
        ? "{n}::" + column.type().sql()
        : "(" + column.value().orElse("null") + ")::" + column.type().sql();
  }

  private Optional<Map<Integer, Choice>> chosen(
      Plan plan,
      Map<Integer, List<Choice>> choices,
      List<ConstraintShape> conditions,
      List<Integer> numbers)
      throws SQLException {
    String sql = combinations(plan, choices, conditions, numbers);
    List<List<Optional<String>>> rows;
    try {
      rows = session.rows(sql);
    } catch (SQLException e) {
      return oneByOne(plan, choices, conditions, numbers);
    }
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    Map<Integer, Choice> found = new TreeMap<>();
    int place = 0;
    for (Map.Entry<Integer, List<Choice>> column : choices.entrySet()) {
      int index = Integer.parseInt(rows.get(0).get(place++).orElse("0"));
      found.put(column.getKey(), column.getValue().get(index));
    }
    return Optional.of(found);
  }

  /** A condition may fail for some values, such as one that casts a text. */
  private Optional<Map<Integer, Choice>> oneByOne(
      Plan plan,
      Map<Integer, List<Choice>> choices,
      List<ConstraintShape> conditions,
      List<Integer> numbers)
      throws SQLException {
    Map<Integer, List<Choice>> working = new LinkedHashMap<>();
    for (Map.Entry<Integer, List<Choice>> column : choices.entrySet()) {
      List<Choice> some = new ArrayList<>();
      for (Choice choice : column.getValue()) {
        Map<Integer, List<Choice>> one = new LinkedHashMap<>();
        choices.forEach((other, all) -> one.put(other, all.subList(0, 1)));
        one.put(column.getKey(), List.of(choice));
        if (session.works(combinations(plan, one, conditions, numbers))) {
          some.add(choice);
        }
      }
      if (some.isEmpty()) {
        return Optional.empty();
      }
      working.put(column.getKey(), some);
    }
    String sql = combinations(plan, working, conditions, numbers);
    if (working.equals(choices) || !session.works(sql)) {
      return Optional.empty();
    }
    return chosen(plan, working, conditions, numbers);
  }

  private String combinations(
      Plan plan,
      Map<Integer, List<Choice>> choices,
      List<ConstraintShape> conditions,
      List<Integer> numbers) {
    TableShape table = plan.table();
    StringBuilder with = new StringBuilder("with ");
    StringBuilder from = new StringBuilder();
    List<String> indexes = new ArrayList<>();
    List<String> costs = new ArrayList<>();
    List<String> columns = new ArrayList<>();
    for (Map.Entry<Integer, List<Choice>> column : choices.entrySet()) {
      String name = "k" + column.getKey();
      with.append(with.length() > 5 ? ", " : "")
          .append(name)
          .append(" as materialized (select r.n, x.i, x.cost, x.v")
          .append(numbers(numbers))
          .append(", lateral (values ")
          .append(values(plan, table.column(column.getKey()), column.getValue()))
          .append(") x(i, cost, v))");
      from.append(from.isEmpty() ? "" : " join ").append(name);
      if (!indexes.isEmpty()) {
        from.append(" using (n)");
      }
      indexes.add(name + ".i as \"" + name + " i\"");
      costs.add(name + ".cost");
      columns.add(name + ".v as " + table.column(column.getKey()).sql());
    }
    Set<Integer> others = new TreeSet<>();
    conditions.forEach(condition -> others.addAll(condition.columns()));
    others.removeAll(choices.keySet());
    Set<Integer> generated = new TreeSet<>(others);
    generated.removeIf(number -> !table.column(number).isGenerated());
    if (!generated.isEmpty()) {
      // Such a column may read any other.
      table.columns().stream().map(ColumnShape::number).forEach(others::add);
      others.removeAll(choices.keySet());
      others.removeIf(number -> table.column(number).isGenerated());
    }
    String n = "k" + choices.keySet().iterator().next() + ".n";
    for (int other : others) {
      if (!generated.contains(other)) {
        columns.add(Choice.forRow(fixed(plan, other), n) + " as " + table.column(other).sql());
      }
    }
    String groups =
        choices.keySet().stream().map(c -> "\"k" + c + " i\"").collect(Collectors.joining(", "));
    String inner =
        "select "
            + String.join(", ", indexes)
            + ", "
            + String.join(" + ", costs)
            + " as \"k cost\", "
            + String.join(", ", columns)
            + " from "
            + from;
    for (int number : generated) {
      ColumnShape column = table.column(number);
      inner =
          "select t.*, ("
              + column.value().orElse("null")
              + ") as "
              + column.sql()
              + " from ("
              + inner
              + ") t";
    }
    return with
        + " select "
        + groups
        + " from ("
        + inner
        + ") t group by "
        + groups
        + ", \"k cost\" having bool_and("
        + conditions.stream()
            .map(condition -> "(" + condition.expression() + ") is not false")
            .collect(Collectors.joining(" and "))
        + ") order by \"k cost\" limit 1";
  }

  private static String values(Plan plan, ColumnShape column, List<Choice> choices) {
    boolean isSet = plan.values().containsKey(column.number());
    StringBuilder values = new StringBuilder();
    for (int index = 0; index < choices.size(); index++) {
      Choice choice = choices.get(index);
      int cost = index;
      if (choice.kind() == Choice.Kind.VALUE && !isSet) {
        cost +=
            column.filling() == ColumnShape.Filling.NOBODY ? COST_OF_A_VALUE : COST_OF_A_DEFAULT;
      }
      values
          .append(index == 0 ? "(" : ", (")
          .append(index)
          .append(", ")
          .append(cost)
          .append(", ")
          .append(Choice.forRow(choice.expression()))
          .append(')');
    }
    return values.toString();
  }

  /** The value of a column that is not sought. */
  private String fixed(Plan plan, int number) {
    ColumnShape column = plan.table().column(number);
    Choice given = plan.values().get(number);
    if (given != null) {
      return given.expression();
    }
    if (plan.isMade(number)) {
      List<Choice> values = values(plan.table(), column);
      if (!values.isEmpty()) {
        return values.get(0).expression();
      }
    }
    return column.filling() == ColumnShape.Filling.NOBODY
        ? "null::" + column.type().sql()
        : byDefault(plan, column);
  }
}
