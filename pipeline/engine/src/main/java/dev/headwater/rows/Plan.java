package dev.headwater.rows;

import dev.headwater.rows.Recipe.Making;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /**
   * The keys whose rows are made, in other tables: first those that make a row for all, in the
   * order of {@link #making}.
   */
  List<ReferenceShape> made() {
    List<String> order = List.copyOf(making.keySet());
    return table.references().stream()
        .filter(key -> key.target() != table.oid() && making(key) != Making.NONE)
        .sorted(
            Comparator.comparing((ReferenceShape key) -> making(key))
                .thenComparing(key -> order.indexOf(key.name())))
        .toList();
  }

  /** The key to a row at which a trigger writes a row of this table. */
  Optional<ReferenceShape> written() {
    return made().stream().filter(key -> making(key) == Making.WRITTEN).findFirst();
  }

  /** The same, but the other rows are made in the opposite order. */
  Plan reversed() {
    Map<String, Making> reversed = new LinkedHashMap<>();
    List<String> order = new ArrayList<>(making.keySet());
    Collections.reverse(order);
    order.forEach(key -> reversed.put(key, making.getOrDefault(key, Making.NONE)));
    return new Plan(table, values, reversed, needed, most);
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
