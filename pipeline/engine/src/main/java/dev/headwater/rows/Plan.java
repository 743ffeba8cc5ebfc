package dev.headwater.rows;

import dev.headwater.rows.Recipe.Making;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A recipe while it is sought.
 *
 * @param values by the numbers of the columns; others are left to PostgreSQL
 * @param making by the names of the foreign keys
 * @param needed rows of other tables that a trigger wants
 * @param most how many rows the table can hold, or 0 for many
 */
record Plan(
    TableShape table,
    Map<Integer, Choice> values,
    Map<String, Making> making,
    List<Needed> needed,
    int most) {

  Plan {
    values = new TreeMap<>(values);
    making = new LinkedHashMap<>(making);
    needed = List.copyOf(needed);
  }

  /**
   * A row that must be there.
   *
   * @param values of its key, as SQL
   */
  record Needed(long table, Map<Integer, String> values) {}

  /**
   * A label of an enum that wants other values than the plan has.
   *
   * @param column that has the label, as it is
   * @param plan the plan for rows with the label
   */
  record Label(String column, String label, Plan plan) {}

  Making making(ReferenceShape reference) {
    return making.getOrDefault(reference.name(), Making.NONE);
  }

  /** The keys whose rows are made, in other tables. */
  List<ReferenceShape> made() {
    return table.references().stream()
        .filter(key -> key.target() != table.oid() && making(key) != Making.NONE)
        .toList();
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
    return new Plan(table, all, making, needed, most);
  }

  Plan with(ReferenceShape reference, Making how) {
    Map<String, Making> all = new LinkedHashMap<>(making);
    all.put(reference.name(), how);
    Map<Integer, Choice> rest = new TreeMap<>(values);
    rest.keySet().removeAll(reference.columns());
    return new Plan(table, rest, all, needed, most);
  }

  Plan needing(Needed row) {
    List<Needed> all = new ArrayList<>(needed);
    all.add(row);
    return new Plan(table, values, making, all, most);
  }

  Plan holding(int rows) {
    return new Plan(table, values, making, needed, rows);
  }

  /** Whether a row of another table gives the column its value. */
  boolean isMade(int column) {
    return table.references().stream()
        .anyMatch(
            reference -> making(reference) != Making.NONE && reference.columns().contains(column));
  }
}
