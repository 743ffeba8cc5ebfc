package dev.headwater.rows;

import dev.headwater.apply.ServerError;
import dev.headwater.rows.Recipe.Making;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds out how a row of a table is made: it begins with the columns that must be filled, tries the
 * row, and mends the plan by what PostgreSQL says.
 */
final class RowSearch {

  /** So many rows must differ where a key is unique. */
  static final int MANY = 1000;

  private static final int MOST_REPAIRS = 60;
  private static final List<Integer> FEWER = List.of(500, 250, 100, 50, 20, 10, 5, 3, 2);

  private final Draft draft;
  private final Repairs repairs;
  private final Map<Integer, Choice> wanted;

  /**
   * @param wanted values that stay
   */
  RowSearch(Draft.Tools tools, TableShape table, Map<Integer, Choice> wanted) {
    this.draft = new Draft(tools, table, wanted);
    this.repairs = new Repairs(draft);
    this.wanted = wanted;
  }

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
    Plan one = draft.plan();
    try {
      makes(MANY);
      return draft.plan();
    } catch (RefusedException e) {
      Plan last = draft.plan();
      for (int fewer : FEWER) {
        for (Plan some : List.of(last, one)) {
          draft.set(some);
          if (draft.attempt(fewer).isEmpty()) {
            return some.holding(fewer);
          }
        }
      }
      draft.set(one);
      return one.holding(1);
    }
  }

  /** A plan for one row in which every column has a value, as far as PostgreSQL accepts them. */
  Plan findFull() throws SQLException, RefusedException {
    begin();
    makes(1);
    Plan least = draft.plan();
    List<Runnable> changes = new ArrayList<>();
    for (ReferenceShape reference : draft.table().references()) {
      if (least.making(reference) == Making.NONE && draft.canMake(reference)) {
        changes.add(() -> draft.set(draft.plan().with(reference, Making.ONE)));
      }
    }
    for (ColumnShape column : draft.table().columns()) {
      if (column.filling() == ColumnShape.Filling.NOBODY
          && draft.isFree(column.number())
          && !draft.isReference(column.number())
          && !least.values().containsKey(column.number())) {
        List<Choice> values = draft.tools().solver().values(draft.table(), column);
        if (!values.isEmpty()) {
          changes.add(() -> draft.adopt(Map.of(column.number(), values.get(0))));
        }
      }
    }
    changes.forEach(Runnable::run);
    if (draft.attempt(1).isPresent()) {
      draft.set(least);
      for (Runnable change : changes) {
        Plan before = draft.plan();
        change.run();
        if (draft.attempt(1).isPresent()) {
          draft.set(before);
        }
      }
    }
    return draft.plan();
  }

  private void begin() throws SQLException {
    TableShape table = draft.table();
    for (ReferenceShape reference : table.references()) {
      boolean isRequired =
          reference.columns().stream().allMatch(number -> table.column(number).isRequired());
      boolean isGiven = reference.columns().stream().allMatch(wanted::containsKey);
      if (isRequired && !isGiven) {
        if (reference.target() == table.oid()) {
          refersToItself(reference);
        } else {
          draft.set(draft.plan().with(reference, Making.ONE));
        }
      }
    }
    for (ColumnShape column : table.columns()) {
      if (column.isRequired()
          && !draft.plan().isMade(column.number())
          && !draft.plan().values().containsKey(column.number())) {
        draft.fill(column);
      }
    }
  }

  /** A row whose key must refer to its own table refers to itself. */
  private void refersToItself(ReferenceShape reference) throws SQLException {
    TableShape table = draft.table();
    Map<Integer, Choice> same = new TreeMap<>();
    for (int i = 0; i < reference.columns().size(); i++) {
      ColumnShape target = table.column(reference.targets().get(i));
      Optional<Choice> value =
          Optional.ofNullable(draft.plan().values().get(target.number()))
              .or(() -> OwnKey.of(table, target));
      if (value.isEmpty()) {
        Set<Integer> one = Set.of(target.number());
        value =
            draft
                .tools()
                .solver()
                .solve(draft.plan(), one, one, Set.of(), List.of())
                .map(found -> found.get(target.number()));
      }
      if (value.isEmpty()) {
        return;
      }
      same.put(target.number(), value.get());
      same.put(
          reference.columns().get(i),
          OwnKey.again(value.get(), table.column(reference.columns().get(i))));
    }
    draft.set(draft.plan().with(same));
  }

  private void makes(int rows) throws SQLException, RefusedException {
    Optional<SQLException> error = draft.attempt(rows);
    for (int number = 0; error.isPresent(); number++) {
      ServerError said = new ServerError(error.get());
      if (number == MOST_REPAIRS || !repairs.repair(said, rows)) {
        throw new RefusedException(repairs.refusal(said));
      }
      error = draft.attempt(rows);
    }
  }

  /** The labels of enums that need another plan, and those that no row can have. */
  Labels labels(Plan done) throws SQLException {
    List<Plan.Label> special = new ArrayList<>();
    List<RefusedLabel> refused = new ArrayList<>();
    TableShape table = done.table();
    for (ColumnShape column : table.columns()) {
      boolean isFree =
          !column.isGenerated()
              && !done.isMade(column.number())
              && !draft.isReference(column.number());
      if (!draft.type(column).isEnum() || !isFree || wanted.containsKey(column.number())) {
        continue;
      }
      Shapes shapes = draft.tools().shapes();
      TypeShape type = shapes.type(shapes.base(column.type()).type());
      for (String label : type.labels()) {
        Choice value = Choice.of(TypeValues.literal(label) + "::" + column.type().sql());
        draft.set(done.with(column.number(), value));
        if (draft.attempt(1).isPresent()) {
          Map<Integer, Choice> fixed = new TreeMap<>(wanted);
          fixed.put(column.number(), value);
          try {
            RowSearch search = new RowSearch(draft.tools(), table, fixed);
            search.begin();
            search.makes(1);
            special.add(new Plan.Label(column.name(), label, search.draft.plan()));
          } catch (RefusedException e) {
            if (isForbidden(column, e.table().rule(), value)) {
              continue;
            }
            refused.add(new RefusedLabel(table.shown(), column.name(), label, e.table().rule()));
          }
        }
      }
    }
    draft.set(done);
    return new Labels(special, refused);
  }

  /** Whether the column's own rules forbid the label, whatever the other columns hold. */
  private boolean isForbidden(ColumnShape column, String rule, Choice value) {
    return !draft.tools().solver().isValid(value.expression())
        || draft
            .table()
            .constraint(rule)
            .filter(found -> found.columns().equals(List.of(column.number())))
            .isPresent();
  }

  /**
   * The labels of a table.
   *
   * @param special those with a plan of their own
   * @param refused those that no row could have
   */
  record Labels(List<Plan.Label> special, List<RefusedLabel> refused) {}
}
