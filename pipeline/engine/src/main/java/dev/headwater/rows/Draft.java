package dev.headwater.rows;

import dev.headwater.rows.ConstraintShape.Kind;
import dev.headwater.rows.Recipe.Making;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The plan of a table while it is mended, and the means to try it. */
final class Draft {

  /** Each cycle takes several statements. */
  private static final int MOST_CYCLES = 50;

  private final Tools tools;
  private final TableShape table;
  private final Map<Integer, Choice> wanted;
  private final Map<String, Set<String>> tried = new HashMap<>();
  private Plan plan;

  /**
   * @param wanted values that stay
   */
  Draft(Tools tools, TableShape table, Map<Integer, Choice> wanted) {
    this.tools = tools;
    this.table = table;
    this.wanted = wanted;
    this.plan = new Plan(table, wanted, Map.of(), List.of(), 0);
  }

  /** The parts that all searches of a run share. */
  record Tools(Session session, Shapes shapes, RowWriter writer, Solver solver) {}

  Tools tools() {
    return tools;
  }

  TableShape table() {
    return table;
  }

  Plan plan() {
    return plan;
  }

  void set(Plan other) {
    plan = other;
  }

  /**
   * Plans for rows that a trigger writes for a key: as the trigger writes them, else with the
   * values so far.
   */
  List<Plan> written(ReferenceShape key) {
    return Stream.of(wanted, plan.values())
        .map(
            values ->
                new Plan(
                    table, values, Map.of(key.name(), Making.WRITTEN), plan.needed(), plan.most()))
        .toList();
  }

  boolean isWanted(int column) {
    return wanted.containsKey(column);
  }

  /** Whether a search may give the column another value. */
  boolean isFree(int column) {
    return !table.column(column).isGenerated() && !plan.isMade(column) && !isWanted(column);
  }

  /** Makes rows and takes them back; empty when PostgreSQL takes them. */
  Optional<SQLException> attempt(int count) throws SQLException {
    int rows = tools.writer().open().isForEach(plan) ? Math.min(count, MOST_CYCLES) : count;
    return tools
        .session()
        .undone(
            () -> {
              Map<Long, Long> numbers = tools.writer().numbers();
              try {
                tools.writer().insert(plan, rows, Map.of());
                return Optional.empty();
              } catch (SQLException e) {
                return Optional.of(e);
              } finally {
                tools.writer().numbers(numbers);
              }
            });
  }

  /** Whether something is done for the first time. */
  boolean once(String about, String what) {
    return failed(about).add(what);
  }

  /** The values that did not help. */
  Set<String> failed(String about) {
    return tried.computeIfAbsent(about, any -> new HashSet<>());
  }

  Type type(ColumnShape column) {
    TypeShape type = tools.shapes().type(tools.shapes().base(column.type()).type());
    return new Type(type.isRange(), type.isEnum(), type.name());
  }

  /** The type below all domains, as far as a search cares. */
  record Type(boolean isRange, boolean isEnum, String name) {}

  /** Gives a column the plainest value that its own conditions accept. */
  void fill(ColumnShape column) throws SQLException {
    Set<Integer> one = Set.of(column.number());
    boolean unique =
        table.constraints().stream()
            .anyMatch(
                rule ->
                    rule.kind() == Kind.UNIQUE && rule.columns().equals(List.of(column.number())));
    Optional<Map<Integer, Choice>> found =
        tools.solver().solve(plan, one, unique ? one : Set.of(), Set.of(), List.of());
    if (found.isEmpty()) {
      List<Choice> any = tools.solver().values(table, column);
      found = any.isEmpty() ? Optional.empty() : Optional.of(Map.of(column.number(), any.get(0)));
    }
    found.ifPresent(this::adopt);
  }

  /** Values for columns; where a foreign key is among them, its row is made. */
  void adopt(Map<Integer, Choice> found) {
    plan = plan.with(found);
    for (ReferenceShape reference : table.references()) {
      boolean isSet =
          reference.columns().stream()
              .anyMatch(
                  number ->
                      found.containsKey(number)
                          && plan.values().containsKey(number)
                          && !isWanted(number));
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

  boolean canMake(ReferenceShape reference) {
    return reference.target() != table.oid()
        && tools.writer().plan(reference.target()).isPresent()
        && !tools.writer().open().leads(reference.target(), table);
  }

  boolean isReference(int number) {
    return table.references().stream()
        .anyMatch(
            reference -> reference.columns().contains(number) && reference.target() != table.oid());
  }
}
