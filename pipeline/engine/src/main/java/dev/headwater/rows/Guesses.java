package dev.headwater.rows;

import dev.headwater.apply.ServerError;
import dev.headwater.rows.Recipe.Making;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Changes a plan without a hint: a trigger or a function refuses the row, and only tries help. */
final class Guesses {

  private static final int MOST = 200;
  private static final int MOST_OF_A_FILLED_COLUMN = 16;
  private static final int MOST_OF_AN_EMPTY_COLUMN = 6;

  private final Draft draft;
  private final TableShape table;

  Guesses(Draft draft) {
    this.draft = draft;
    this.table = draft.table();
  }

  /** Whether a change made so many rows pass. */
  boolean guess(ServerError error, int rows) throws SQLException {
    if (!draft.once("guess " + rows, error.text())) {
      return false;
    }
    Plan before = draft.plan();
    for (Map<Integer, Choice> change : changes(rows == 1 ? MOST : MOST / 4)) {
      draft.adopt(change);
      if (draft.attempt(rows).isEmpty()) {
        return true;
      }
      draft.set(before);
    }
    for (ReferenceShape reference : table.references()) {
      if (before.making(reference) == Making.NONE && draft.canMake(reference)) {
        draft.set(before.with(reference, Making.ONE));
        if (draft.attempt(rows).isEmpty()) {
          return true;
        }
        draft.set(before);
      }
    }
    // A trigger may compare the rows that the row refers to.
    if (before.made().size() > 1) {
      draft.set(before.reversed());
      if (draft.attempt(rows).isEmpty()) {
        return true;
      }
      draft.set(before);
    }
    return false;
  }

  private List<Map<Integer, Choice>> changes(int most) {
    Set<ColumnShape> columns = new LinkedHashSet<>();
    Map<Integer, Choice> filled = draft.plan().values();
    table.columns().stream().filter(c -> filled.containsKey(c.number())).forEach(columns::add);
    table.columns().stream().filter(c -> !draft.isReference(c.number())).forEach(columns::add);
    List<Map<Integer, Choice>> changes = new ArrayList<>();
    for (ColumnShape column : columns) {
      if (draft.isFree(column.number())) {
        draft.tools().solver().suggested(table, column).stream()
            .limit(
                filled.containsKey(column.number())
                    ? MOST_OF_A_FILLED_COLUMN
                    : MOST_OF_AN_EMPTY_COLUMN)
            .forEach(choice -> changes.add(Map.of(column.number(), choice)));
      }
    }
    return changes.subList(0, Math.min(most, changes.size()));
  }
}
