package dev.headwater.rows;

import dev.headwater.rows.Recipe.Making;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * A recipe while it is sought.
 *
 * @param values by the numbers of the columns; others are left to PostgreSQL
 * @param making by the names of the foreign keys
 * @param most how many rows the table can hold, or 0 for many
 */
record Plan(TableShape table, Map<Integer, Choice> values, Map<String, Making> making, int most) {

  Plan {
    values = new TreeMap<>(values);
    making = new LinkedHashMap<>(making);
  }

  Making making(ReferenceShape reference) {
    return making.getOrDefault(reference.name(), Making.NONE);
  }

  Plan with(int column, Choice choice) {
    return with(Map.of(column, choice));
  }

  /** The same with other values; what is left to PostgreSQL is not said. */
  Plan with(Map<Integer, Choice> choices) {
    Map<Integer, Choice> all = new TreeMap<>(values);
    choices.forEach(
        (column, choice) -> {
          if (choice.kind() == Choice.Kind.VALUE) {
            all.put(column, choice);
          } else {
            all.remove(column);
          }
        });
    return new Plan(table, all, making, most);
  }

  Plan with(ReferenceShape reference, Making how) {
    Map<String, Making> all = new LinkedHashMap<>(making);
    all.put(reference.name(), how);
    Map<Integer, Choice> rest = new TreeMap<>(values);
    rest.keySet().removeAll(reference.columns());
    return new Plan(table, rest, all, most);
  }

  Plan holding(int rows) {
    return new Plan(table, values, making, rows);
  }

  /** Whether a row of another table gives the column its value. */
  boolean isMade(int column) {
    return table.references().stream()
        .anyMatch(
            reference -> making(reference) != Making.NONE && reference.columns().contains(column));
  }
}
