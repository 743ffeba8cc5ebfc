package dev.headwater.factory;

import dev.headwater.factory.Recipe.ForeignKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/**
 * Rows that a trigger writes as soon as there is a row to which they refer. They are found, and
 * then get the values that are wished for.
 *
 * @param key refers to the row that is made
 * @param values by column, for all rows
 */
record WrittenRows<R extends Record>(
    Insertion<R> insertion, ForeignKey key, Map<String, Field<?>> values) {

  /** The row that refers to one that is given. */
  R given() {
    Map<String, Field<?>> reference = new LinkedHashMap<>(values);
    reference.keySet().retainAll(key.columns());
    return row(reference, 0);
  }

  /** The rows that refer to these. */
  List<R> of(List<? extends Record> others) {
    List<R> rows = new ArrayList<>();
    for (Record other : others) {
      Map<String, Field<?>> reference = new LinkedHashMap<>();
      Insertion.refer(key, other, reference);
      rows.add(row(reference, rows.size()));
    }
    return rows;
  }

  /**
   * @param index of the row in the call
   */
  private R row(Map<String, Field<?>> reference, long index) {
    DSLContext database = insertion.database();
    Recipe<R> recipe = insertion.recipe();
    List<Condition> refers = new ArrayList<>();
    reference.forEach(
        (column, value) -> refers.add(DSL.condition("{0} = {1}", recipe.field(column), value)));
    Map<Field<?>, Field<?>> changes = changes(index);
    Optional<R> row =
        changes.isEmpty()
            ? database.selectFrom(recipe.table()).where(refers).fetchOptional()
            : database
                .update(recipe.table())
                .set(changes)
                .from(DSL.table("(values ({0})) as r(n)", DSL.inline(insertion.number())))
                .where(refers)
                .returning()
                .fetchOptional();
    return row.orElseThrow(
        () ->
            new IllegalStateException(
                "no trigger has written a row of "
                    + recipe.table().getName()
                    + " with "
                    + reference.entrySet().stream()
                        .map(column -> column.getKey() + " = " + column.getValue())
                        .collect(Collectors.joining(", "))));
  }

  private Map<Field<?>, Field<?>> changes(long index) {
    Recipe<R> recipe = insertion.recipe();
    Map<String, Field<?>> all = new LinkedHashMap<>();
    recipe.values().forEach((column, sql) -> all.put(column, insertion.forRow(sql)));
    all.putAll(values);
    insertion
        .wishes()
        .values()
        .forEach(
            (column, wish) -> {
              if (wish instanceof Wish.Each each) {
                all.put(column, each.value().apply((int) index));
              } else if (wish instanceof Wish.Default) {
                all.put(column, DSL.defaultValue());
              }
            });
    all.keySet().removeAll(key.columns());
    Map<Field<?>, Field<?>> changes = new LinkedHashMap<>();
    all.forEach((column, value) -> changes.put(recipe.field(column), value));
    return changes;
  }
}
