package dev.headwater.rows;

import dev.headwater.apply.ServerError;
import dev.headwater.rows.ConstraintShape.Kind;
import dev.headwater.rows.Recipe.Making;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds out how a row of a table is made: it begins with the columns that must be filled, tries the
 * row, and mends the plan by what PostgreSQL says.
 */
final class RowSearch {

  /** So many rows must differ where a key is unique. */
  static final int MANY = 1000;

  private static final int MOST_REPAIRS = 60;
  private static final int MOST_GUESSES = 200;
  private static final List<Integer> FEWER = List.of(500, 100, 20, 5, 2);

  private final Session session;
  private final Shapes shapes;
  private final RowWriter writer;
  private final Solver solver;
  private final TableShape table;
  private final Map<Integer, Choice> wanted;
  private final Map<String, Set<String>> tried = new HashMap<>();
  private Plan plan;

  /**
   * @param wanted values that the user has chosen
   */
  RowSearch(Tools tools, TableShape table, Map<Integer, Choice> wanted) {
    this.session = tools.session();
    this.shapes = tools.shapes();
    this.writer = tools.writer();
    this.solver = tools.solver();
    this.table = table;
    this.wanted = wanted;
    this.plan = new Plan(table, wanted, Map.of(), 0);
  }

  /** The parts that all searches of a run share. */
  record Tools(Session session, Shapes shapes, RowWriter writer, Solver solver) {}

  /** A row was refused in every form that was tried. */
  static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Unmakeable table;

    RefusedException(Unmakeable table) {
      super(table.words());
      this.table = table;
    }

    Unmakeable table() {
      return table;
    }
  }

  /** The plan, which has made a row, and so many rows as the table can hold. */
  Plan find() throws SQLException, RefusedException {
    begin();
    makes(1);
    Plan one = plan;
    try {
      makes(MANY);
      return plan;
    } catch (RefusedException e) {
      for (int fewer : FEWER) {
        if (attempt(fewer).isEmpty()) {
          return plan.holding(fewer);
        }
      }
      return one.holding(1);
    }
  }

  private void begin() throws SQLException {
    for (ReferenceShape reference : table.references()) {
      boolean isRequired =
          reference.columns().stream().allMatch(number -> table.column(number).isRequired());
      boolean isGiven = reference.columns().stream().allMatch(wanted::containsKey);
      if (isRequired && !isGiven) {
        if (reference.target() == table.oid()) {
          refersToItself(reference);
        } else {
          plan = plan.with(reference, Making.ONE);
        }
      }
    }
    for (ColumnShape column : table.columns()) {
      if (column.isRequired()
          && !plan.isMade(column.number())
          && !plan.values().containsKey(column.number())) {
        fill(column);
      }
    }
  }

  /** A row whose key must refer to its own table refers to itself. */
  private void refersToItself(ReferenceShape reference) throws SQLException {
    Map<Integer, Choice> same = new TreeMap<>();
    for (int i = 0; i < reference.columns().size(); i++) {
      ColumnShape target = table.column(reference.targets().get(i));
      ColumnShape own = table.column(reference.columns().get(i));
      Choice value = plan.values().get(target.number());
      if (value == null) {
        Optional<Map<Integer, Choice>> unique =
            solver.solve(plan, Set.of(target.number()), Set.of(target.number()), Set.of());
        if (unique.isEmpty()) {
          return;
        }
        value = unique.get().get(target.number());
      }
      same.put(target.number(), value);
      same.put(own.number(), value);
    }
    plan = plan.with(same);
  }

  private void fill(ColumnShape column) throws SQLException {
    Set<Integer> one = Set.of(column.number());
    boolean unique =
        table.constraints().stream()
            .anyMatch(
                rule ->
                    rule.kind() == Kind.UNIQUE && rule.columns().equals(List.of(column.number())));
    Optional<Map<Integer, Choice>> found =
        solver.solve(plan, one, unique ? one : Set.of(), Set.of());
    if (found.isEmpty()) {
      List<Choice> any = solver.values(table, column);
      found = any.isEmpty() ? Optional.empty() : Optional.of(Map.of(column.number(), any.get(0)));
    }
    found.ifPresent(this::adopt);
  }

  private void makes(int rows) throws SQLException, RefusedException {
    Optional<SQLException> error = attempt(rows);
    for (int repairs = 0; error.isPresent(); repairs++) {
      ServerError said = new ServerError(error.get());
      if (repairs == MOST_REPAIRS || !repair(said)) {
        throw new RefusedException(refusal(said));
      }
      error = attempt(rows);
    }
  }

  private Optional<SQLException> attempt(int rows) throws SQLException {
    return attempt(plan, rows, Map.of());
  }

  /** Makes rows and takes them back. */
  private Optional<SQLException> attempt(Plan some, int rows, Map<Integer, String> fixed)
      throws SQLException {
    return session.undone(
        () -> {
          try {
            writer.insert(some, rows, fixed);
            return Optional.empty();
          } catch (SQLException e) {
            return Optional.of(e);
          }
        });
  }

  /** The labels of enums that the plan can also make, and those that it cannot. */
  List<String> refusedLabels(Plan done) throws SQLException {
    List<String> refused = new ArrayList<>();
    for (ColumnShape column : table.columns()) {
      TypeShape type = shapes.type(shapes.base(column.type()).type());
      if (!type.isEnum() || column.isGenerated() || done.isMade(column.number())) {
        continue;
      }
      for (String label : type.labels()) {
        String value = TypeValues.literal(label) + "::" + column.type().sql();
        if (attempt(done, 1, Map.of(column.number(), value)).isPresent()) {
          refused.add(column.name() + " = " + label);
        }
      }
    }
    return refused;
  }

  private boolean repair(ServerError error) throws SQLException {
    boolean isOwn = error.table().equals(table.name()) && error.schema().equals(table.schema());
    return switch (error.sqlState()) {
      case "23502" -> isOwn && fillNull(error.column()) || guess(error);
      case "23514" -> isOwn && fulfil(error.constraint()) || guess(error);
      case "23505" -> isOwn ? differ(error.constraint(), Kind.UNIQUE) : eachParent();
      case "23P01" -> isOwn && differ(error.constraint(), Kind.EXCLUSION);
      case "23503" -> isOwn && makeParent(error.constraint()) || guess(error);
      default -> guess(error);
    };
  }

  private boolean fillNull(String name) throws SQLException {
    Optional<ColumnShape> column = table.column(name);
    if (column.isEmpty()
        || column.get().isGenerated()
        || plan.values().containsKey(column.get().number())) {
      return false;
    }
    fill(column.get());
    return plan.values().containsKey(column.get().number());
  }

  private boolean fulfil(String constraint) throws SQLException {
    Optional<ConstraintShape> condition =
        constraint.isEmpty()
            ? table.constraints().stream().filter(c -> c.kind() == Kind.PARTITION).findFirst()
            : table.constraint(constraint).filter(ConstraintShape::isCondition);
    if (condition.isEmpty() || !once("check " + constraint, String.valueOf(plan))) {
      return false;
    }
    Set<Integer> sought = new TreeSet<>(read(condition.get()));
    Optional<Map<Integer, Choice>> found =
        sought.isEmpty() ? Optional.empty() : solver.solve(plan, sought, varying(sought), Set.of());
    if (found.isEmpty()) {
      // Other conditions on the same columns may want others to change, too.
      for (ConstraintShape other : table.constraints()) {
        if (other.isCondition() && other.columns().stream().anyMatch(sought::contains)) {
          sought.addAll(read(other));
        }
      }
      found =
          sought.isEmpty()
              ? Optional.empty()
              : solver.solve(plan, sought, varying(sought), Set.of());
    }
    if (found.isEmpty()) {
      return false;
    }
    adopt(found.get());
    return true;
  }

  /** The columns that a condition reads, and whose values can be chosen. */
  private Set<Integer> read(ConstraintShape condition) {
    Set<Integer> columns = new TreeSet<>();
    for (int number : condition.columns()) {
      if (table.column(number).isGenerated()) {
        table.columns().stream()
            .filter(c -> table.column(number).value().orElse("").contains(c.sql()))
            .forEach(c -> columns.add(c.number()));
      } else {
        columns.add(number);
      }
    }
    columns.removeIf(
        number ->
            plan.isMade(number)
                || wanted.containsKey(number)
                || table.column(number).isGenerated());
    return columns;
  }

  /** The columns whose values must go on to differ. */
  private Set<Integer> varying(Set<Integer> columns) {
    Set<Integer> varying = new TreeSet<>();
    for (ConstraintShape rule : table.constraints()) {
      if (rule.kind() == Kind.UNIQUE && rule.columns().size() == 1) {
        int number = rule.columns().get(0);
        Choice now = plan.values().get(number);
        if (columns.contains(number) && now != null && now.varies()) {
          varying.add(number);
        }
      }
    }
    return varying;
  }

  /** Values for the columns; where a foreign key is among them, its row is made. */
  private void adopt(Map<Integer, Choice> found) {
    plan = plan.with(found);
    for (ReferenceShape reference : table.references()) {
      boolean isSet =
          reference.columns().stream()
              .anyMatch(
                  number ->
                      found.containsKey(number)
                          && plan.values().containsKey(number)
                          && !wanted.containsKey(number));
      boolean isWhole =
          reference.columns().stream()
              .allMatch(
                  number ->
                      plan.values().containsKey(number)
                          || plan.isMade(number)
                          || table.column(number).filling() != ColumnShape.Filling.NOBODY);
      if (isSet && isWhole && canMake(reference)) {
        plan = plan.with(reference, Making.ONE);
      }
    }
  }

  private boolean canMake(ReferenceShape reference) {
    return reference.target() != table.oid() && writer.plan(reference.target()).isPresent();
  }

  private boolean once(String about, String what) {
    return tried.computeIfAbsent(about, any -> new HashSet<>()).add(what);
  }

  /** One column after the other of a key gets values that differ. */
  private boolean differ(String constraint, Kind kind) throws SQLException {
    Optional<ConstraintShape> rule =
        table.constraint(constraint).filter(found -> found.kind() == kind);
    if (rule.isEmpty()) {
      return false;
    }
    for (int number : inOrder(rule.get())) {
      ColumnShape column = table.column(number);
      Choice now = plan.values().get(number);
      Set<String> failed = tried.computeIfAbsent(constraint + " " + number, any -> new HashSet<>());
      if (now != null && now.varies()) {
        failed.add(now.expression());
      }
      if (column.isGenerated() || plan.isMade(number) || wanted.containsKey(number)) {
        continue;
      }
      if (isReference(number)) {
        continue;
      }
      Optional<Map<Integer, Choice>> found =
          solver.solve(plan, Set.of(number), Set.of(number), failed);
      if (found.isPresent()) {
        found.get().values().forEach(choice -> failed.add(choice.expression()));
        adopt(found.get());
        return true;
      }
    }
    for (ReferenceShape reference : table.references()) {
      if (plan.making(reference) == Making.ONE
          && reference.columns().stream().anyMatch(rule.get().columns()::contains)
          && once("each", reference.name())) {
        plan = plan.with(reference, Making.EACH);
        return true;
      }
    }
    return makeAnyParent(rule.get());
  }

  /** A key may refuse empty values, too. */
  private boolean makeAnyParent(ConstraintShape rule) {
    for (ReferenceShape reference : table.references()) {
      if (plan.making(reference) == Making.NONE
          && rule.columns().containsAll(reference.columns())
          && canMake(reference)
          && once("each", reference.name())) {
        plan = plan.with(reference, Making.EACH);
        return true;
      }
    }
    return false;
  }

  private boolean isReference(int number) {
    return table.references().stream()
        .anyMatch(
            reference -> reference.columns().contains(number) && reference.target() != table.oid());
  }

  /** Those that have a value already come first, and of those the ranges. */
  private List<Integer> inOrder(ConstraintShape rule) {
    List<Integer> columns = new ArrayList<>(rule.columns());
    columns.sort(
        java.util.Comparator.comparing(
            number -> {
              ColumnShape column = table.column(number);
              TypeShape type = shapes.type(shapes.base(column.type()).type());
              int rank = type.isRange() ? 0 : type.isEnum() || type.name().equals("bool") ? 3 : 1;
              return rank
                  + (plan.values().containsKey(number) ? 0 : 10)
                  + (column.filling() == ColumnShape.Filling.NOBODY ? 0 : 20);
            }));
    return columns;
  }

  private boolean eachParent() {
    for (ReferenceShape reference : table.references()) {
      if (plan.making(reference) == Making.ONE && once("each", reference.name())) {
        plan = plan.with(reference, Making.EACH);
        return true;
      }
    }
    return false;
  }

  private boolean makeParent(String constraint) {
    for (ReferenceShape reference : table.references()) {
      if (reference.name().equals(constraint)
          && plan.making(reference) == Making.NONE
          && canMake(reference)) {
        plan = plan.with(reference, Making.ONE);
        return true;
      }
    }
    return false;
  }

  /** A trigger or a function refuses the row: only attempts can tell what it wants. */
  private boolean guess(ServerError error) throws SQLException {
    if (!once("guess", error.text())) {
      return false;
    }
    int guesses = 0;
    for (Map<Integer, Choice> change : changes()) {
      if (++guesses > MOST_GUESSES) {
        return false;
      }
      Plan before = plan;
      adopt(change);
      if (attempt(1).isEmpty()) {
        return true;
      }
      plan = before;
    }
    for (ReferenceShape reference : table.references()) {
      if (plan.making(reference) == Making.NONE && canMake(reference)) {
        Plan before = plan;
        plan = plan.with(reference, Making.ONE);
        if (attempt(1).isEmpty()) {
          return true;
        }
        plan = before;
      }
    }
    return false;
  }

  private List<Map<Integer, Choice>> changes() {
    List<Map<Integer, Choice>> changes = new ArrayList<>();
    Set<ColumnShape> columns = new LinkedHashSet<>();
    table.columns().stream()
        .filter(c -> plan.values().containsKey(c.number()))
        .forEach(columns::add);
    table.columns().stream().filter(c -> !isReference(c.number())).forEach(columns::add);
    for (ColumnShape column : columns) {
      if (column.isGenerated()
          || plan.isMade(column.number())
          || wanted.containsKey(column.number())) {
        continue;
      }
      List<Choice> values = solver.values(table, column);
      int some = plan.values().containsKey(column.number()) ? 12 : 3;
      values.stream().limit(some).forEach(choice -> changes.add(Map.of(column.number(), choice)));
    }
    return changes;
  }

  private Unmakeable refusal(ServerError error) {
    String trigger =
        error
            .context()
            .lines()
            .filter(line -> line.contains("function"))
            .findFirst()
            .map(line -> line.replaceFirst("^.*?function ", "").replaceFirst("(\\)).*$", "$1"))
            .orElse("");
    String rule = error.constraint().isEmpty() ? trigger : error.constraint();
    String column = error.column();
    if (column.isEmpty()) {
      column =
          table
              .constraint(error.constraint())
              .flatMap(found -> found.columns().stream().findFirst())
              .map(number -> table.column(number).name())
              .orElse("");
    }
    return new Unmakeable(table.shown(), rule, error.text(), column);
  }
}
