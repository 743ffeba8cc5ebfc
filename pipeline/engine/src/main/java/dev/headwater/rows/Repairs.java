package dev.headwater.rows;

import dev.headwater.apply.ServerError;
import dev.headwater.rows.ConstraintShape.Kind;
import dev.headwater.rows.Recipe.Making;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Mends a plan by the error that PostgreSQL gave. */
final class Repairs {

  private final Draft draft;
  private final TableShape table;
  private final Solver solver;
  private final Guesses guesses;

  Repairs(Draft draft) {
    this.draft = draft;
    this.table = draft.table();
    this.solver = draft.tools().solver();
    this.guesses = new Guesses(draft);
  }

  /**
   * Mends the plan.
   *
   * @param rows how many were tried
   * @return whether the plan is another one now
   */
  boolean repair(ServerError error, int rows) throws SQLException {
    Shapes shapes = draft.tools().shapes();
    boolean isOwn = shapes.top(error.schema(), error.table()).equals(table.shown());
    return switch (error.sqlState()) {
      case "23502" -> isOwn && fillNull(error.column()) || guesses.guess(error, rows);
      case "23514" -> isOwn && fulfil(error.constraint()) || guesses.guess(error, rows);
      case "23505" ->
          isOwn
              ? rows == 1 && findWritten(rule(error)) || differ(rule(error), Kind.UNIQUE)
              : eachParent();
      case "23P01" -> isOwn && differ(rule(error), Kind.EXCLUSION);
      case "23503" ->
          isOwn && makeParent(error.constraint())
              || !isOwn && needRow(error)
              || guesses.guess(error, rows);
      default -> guesses.guess(error, rows);
    };
  }

  /** An index of a partition has a name of its own. */
  private String rule(ServerError error) {
    String top = draft.tools().shapes().top(error.schema(), error.constraint());
    return top.startsWith(table.schema() + ".") ? top.substring(table.schema().length() + 1) : top;
  }

  private boolean fillNull(String name) throws SQLException {
    Optional<ColumnShape> column = table.column(name);
    if (column.isEmpty() || draft.plan().values().containsKey(column.get().number())) {
      return false;
    }
    if (column.get().isGenerated()) {
      return fulfil(notNull(column.get()));
    }
    draft.fill(column.get());
    return draft.plan().values().containsKey(column.get().number());
  }

  /** A generated column gets a value when the columns that it reads have one. */
  private static ConstraintShape notNull(ColumnShape column) {
    return new ConstraintShape(
        "not null " + column.name(),
        Kind.CHECK,
        List.of(column.number()),
        column.sql() + " is not null",
        column.value().orElse(""));
  }

  private boolean fulfil(String constraint) throws SQLException {
    Optional<ConstraintShape> condition =
        constraint.isEmpty()
            ? table.constraints().stream().filter(c -> c.kind() == Kind.PARTITION).findFirst()
            : table.constraint(constraint).filter(ConstraintShape::isCondition);
    return condition.isPresent() && fulfil(condition.get());
  }

  private boolean fulfil(ConstraintShape condition) throws SQLException {
    if (!draft.once("check " + condition.name(), String.valueOf(draft.plan()))) {
      return false;
    }
    Set<Integer> sought = new TreeSet<>(read(condition));
    Optional<Map<Integer, Choice>> found = solved(sought, condition);
    if (found.isEmpty()) {
      // Other conditions on the same columns may want others to change, too.
      for (ConstraintShape other : table.constraints()) {
        if (other.isCondition() && other.columns().stream().anyMatch(sought::contains)) {
          sought.addAll(read(other));
        }
      }
      found = solved(sought, condition);
    }
    found.ifPresent(draft::adopt);
    return found.isPresent();
  }

  private Optional<Map<Integer, Choice>> solved(Set<Integer> sought, ConstraintShape condition)
      throws SQLException {
    return sought.isEmpty()
        ? Optional.empty()
        : solver.solve(draft.plan(), sought, varying(sought), Set.of(), List.of(condition));
  }

  /** The columns that a condition reads, and whose values can be chosen. */
  private Set<Integer> read(ConstraintShape condition) {
    Set<Integer> columns = new TreeSet<>();
    for (int number : condition.columns()) {
      if (table.column(number).isGenerated()) {
        columns.addAll(table.columnsIn(table.column(number).value().orElse("")));
      } else {
        columns.add(number);
      }
    }
    columns.removeIf(number -> !draft.isFree(number));
    return columns;
  }

  /** The columns whose values must go on to differ. */
  private Set<Integer> varying(Set<Integer> columns) {
    Set<Integer> varying = new TreeSet<>();
    for (ConstraintShape rule : table.constraints()) {
      if (rule.kind() == Kind.UNIQUE && rule.columns().size() == 1) {
        int number = rule.columns().get(0);
        Choice now = draft.plan().values().get(number);
        if (columns.contains(number) && now != null && now.varies()) {
          varying.add(number);
        }
      }
    }
    return varying;
  }

  /** The first row of its parent is there already: a trigger of the parent's table writes it. */
  private boolean findWritten(String constraint) throws SQLException {
    Plan before = draft.plan();
    for (ReferenceShape key : before.made()) {
      if (table.constraint(constraint).filter(key::covers).isPresent()
          && before.making(key) != Making.WRITTEN) {
        for (Plan written : draft.written(key)) {
          draft.set(written);
          if (draft.attempt(1).isEmpty()) {
            return true;
          }
          draft.set(before);
        }
      }
    }
    return false;
  }

  /** One column after the other of a key gets values that differ. */
  private boolean differ(String constraint, Kind kind) throws SQLException {
    Optional<ConstraintShape> rule =
        table.constraint(constraint).filter(found -> found.kind() == kind);
    if (rule.isEmpty()) {
      return false;
    }
    for (int number : inOrder(rule.get())) {
      Choice now = draft.plan().values().get(number);
      Set<String> failed = draft.failed(constraint + " " + number);
      if (now != null && now.varies()) {
        failed.add(now.expression());
      }
      if (draft.isFree(number) && !draft.isReference(number)) {
        Optional<Map<Integer, Choice>> found =
            solver.solve(draft.plan(), Set.of(number), Set.of(number), failed, List.of());
        if (found.isPresent()) {
          found.get().values().forEach(choice -> failed.add(choice.expression()));
          draft.adopt(found.get());
          return true;
        }
      }
    }
    return eachParent(rule.get(), Making.ONE) || eachParent(rule.get(), Making.NONE);
  }

  /** Those that have a value already come first, and of those the ranges. */
  private List<Integer> inOrder(ConstraintShape rule) {
    Set<Integer> columns = new TreeSet<>();
    for (int number : rule.columns()) {
      if (table.column(number).isGenerated()) {
        columns.addAll(table.columnsIn(table.column(number).value().orElse("")));
      } else {
        columns.add(number);
      }
    }
    List<Integer> inOrder = new ArrayList<>(columns);
    inOrder.sort(
        Comparator.comparing(
            number -> {
              ColumnShape column = table.column(number);
              Draft.Type type = draft.type(column);
              int rank = type.isRange() ? 0 : type.isEnum() || type.name().equals("bool") ? 3 : 1;
              return rank
                  + (draft.plan().values().containsKey(number) ? 0 : 10)
                  + (column.filling() == ColumnShape.Filling.NOBODY ? 0 : 20);
            }));
    return inOrder;
  }

  /** Each row refers to a row of its own; a key may refuse empty values, too. */
  private boolean eachParent(ConstraintShape rule, Making before) {
    for (ReferenceShape reference : table.references()) {
      if (draft.plan().making(reference) == before
          && reference.columns().stream().anyMatch(rule.columns()::contains)
          && (before != Making.NONE || draft.canMake(reference))
          && draft.once("each", reference.name())) {
        draft.set(draft.plan().with(reference, Making.EACH));
        return true;
      }
    }
    return false;
  }

  private boolean eachParent() {
    for (ReferenceShape reference : table.references()) {
      if (draft.plan().making(reference) == Making.ONE && draft.once("each", reference.name())) {
        draft.set(draft.plan().with(reference, Making.EACH));
        return true;
      }
    }
    return false;
  }

  private boolean makeParent(String constraint) {
    for (ReferenceShape reference : table.references()) {
      if (reference.name().equals(constraint)
          && draft.plan().making(reference) == Making.NONE
          && draft.canMake(reference)) {
        draft.set(draft.plan().with(reference, Making.ONE));
        return true;
      }
    }
    return false;
  }

  /** A trigger writes into another table, where its row refers to one that is not there. */
  private boolean needRow(ServerError error) {
    Optional<Plan.Needed> needed = NeededRow.of(draft.tools(), error);
    if (needed.isEmpty() || draft.plan().needed().contains(needed.get())) {
      return false;
    }
    draft.set(draft.plan().needing(needed.get()));
    return true;
  }

  /** The words when nothing helps. */
  Unmakeable refusal(ServerError error) {
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
    boolean noPartition =
        table.constraints().stream()
            .anyMatch(c -> c.kind() == Kind.PARTITION && c.expression().equals("false"));
    return noPartition
        ? Unmakeable.refused(table.shown(), "", "the table has no partitions", "")
        : Unmakeable.refused(table.shown(), rule, error.text(), column);
  }
}
