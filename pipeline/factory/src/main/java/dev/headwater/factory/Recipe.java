package dev.headwater.factory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * The way to make rows of a table, as the build has proven it. A recipe is immutable. Columns that
 * it does not name are left to PostgreSQL.
 *
 * @param <R> the record of the table
 */
public final class Recipe<R extends Record> {

  private final Table<R> table;
  private final Map<String, String> values;
  private final List<ForeignKey> parents;
  private final List<String> counters;
  private final List<Label<R>> labels;
  private final List<Needed> needed;
  private final Map<String, String> early;
  private final int most;

  private Recipe(
      Table<R> table,
      Map<String, String> values,
      List<ForeignKey> parents,
      List<String> counters,
      Special<R> special) {
    this.table = table;
    this.values = values;
    this.parents = parents;
    this.counters = counters;
    this.labels = special.labels();
    this.needed = special.needed();
    this.early = special.early();
    this.most = special.most();
  }

  /** The parts that few tables have. */
  private record Special<R extends Record>(
      List<Label<R>> labels, List<Needed> needed, Map<String, String> early, int most) {}

  private Special<R> special() {
    return new Special<>(labels, needed, early, most);
  }

  /** A label of an enum that wants a recipe of its own. */
  record Label<R extends Record>(String column, String label, Recipe<R> recipe) {}

  /** A row that a trigger wants to be there. */
  record Needed(Function<Factories, Factory<?, ?>> factory, Map<String, String> key) {}

  /**
   * A foreign key of the table.
   *
   * @param name of the constraint
   * @param columns of this table, by name
   * @param targets the columns of the other table, in the same order
   * @param making whether rows there are made where none is given
   * @param factory of the other table
   * @param cycle its part in a cycle
   */
  record ForeignKey(
      String name,
      List<String> columns,
      List<String> targets,
      Making making,
      Function<Factories, Factory<?, ?>> factory,
      Cycle cycle) {

    boolean isInCycle() {
      return cycle.place() != Place.OUTSIDE;
    }
  }

  /**
   * The part of a key in a cycle.
   *
   * @param deferred the constraint as SET CONSTRAINTS names it; empty where it need not be deferred
   */
  record Cycle(Place place, String deferred) {}

  /** The place of a key in a cycle. */
  enum Place {
    OUTSIDE,
    INSIDE,
    /** The row that the key refers to comes when all others of the cycle are there. */
    LAST
  }

  /** A recipe that leaves everything to PostgreSQL. */
  public static <R extends Record> Recipe<R> of(Table<R> table) {
    return new Recipe<>(
        table, Map.of(), List.of(), List.of(), new Special<>(List.of(), List.of(), Map.of(), 0));
  }

  /**
   * The same with a value for a column.
   *
   * @param expression SQL over <code>{n}</code>, the number of the row, and <code>{seed}</code>
   */
  public Recipe<R> value(String column, String expression) {
    Map<String, String> all = new LinkedHashMap<>(values);
    all.put(column, expression);
    return new Recipe<>(table, all, parents, counters, special());
  }

  /** The same with a value for a column whose numbers are those of the rows. */
  public Recipe<R> counter(String column, String expression) {
    List<String> all = new ArrayList<>(counters);
    all.add(column);
    return new Recipe<>(table, values, parents, all, special()).value(column, expression);
  }

  /**
   * The same with a foreign key.
   *
   * @param key of the constraint, with a factory of the table that it refers to
   */
  public Recipe<R> parent(Key key, Making making, Function<Factories, Factory<?, ?>> factory) {
    List<ForeignKey> all = new ArrayList<>(parents);
    all.add(
        new ForeignKey(
            key.name(),
            key.columns(),
            key.targets(),
            making,
            factory,
            new Cycle(Place.OUTSIDE, "")));
    return new Recipe<>(table, values, all, counters, special());
  }

  /** The same with a foreign key that is part of a cycle. */
  public Recipe<R> inCycle(String key) {
    return with(key, new Cycle(Place.INSIDE, ""));
  }

  /**
   * The same with a foreign key that is checked when all rows of a cycle are there.
   *
   * @param deferred the constraint as SET CONSTRAINTS names it; empty where it need not be deferred
   */
  public Recipe<R> endsCycle(String key, String deferred) {
    return with(key, new Cycle(Place.LAST, deferred));
  }

  private Recipe<R> with(String name, Cycle cycle) {
    List<ForeignKey> all =
        parents.stream()
            .map(
                key ->
                    key.name().equals(name)
                        ? new ForeignKey(
                            key.name(),
                            key.columns(),
                            key.targets(),
                            key.making(),
                            key.factory(),
                            cycle)
                        : key)
            .toList();
    return new Recipe<>(table, values, all, counters, special());
  }

  /**
   * The same with a column to which another row of a cycle refers before this one is there.
   *
   * @param expression SQL for the value
   */
  public Recipe<R> early(String column, String expression) {
    Map<String, String> all = new LinkedHashMap<>(early);
    all.put(column, expression);
    return new Recipe<>(table, values, parents, counters, new Special<>(labels, needed, all, most));
  }

  /** The same for a table that can hold only some rows: others refer to those that are there. */
  public Recipe<R> atMost(int rows) {
    return new Recipe<>(
        table, values, parents, counters, new Special<>(labels, needed, early, rows));
  }

  /**
   * The same with a recipe for rows that have a label of an enum.
   *
   * @param other for these rows
   */
  public Recipe<R> label(String column, String label, Recipe<R> other) {
    List<Label<R>> all = new ArrayList<>(labels);
    all.add(new Label<>(column, label, other));
    return new Recipe<>(table, values, parents, counters, new Special<>(all, needed, early, most));
  }

  /**
   * The same with a row of another table that a trigger wants to be there.
   *
   * @param key SQL by column
   */
  public Recipe<R> needs(Map<String, String> key, Function<Factories, Factory<?, ?>> factory) {
    List<Needed> all = new ArrayList<>(needed);
    all.add(new Needed(factory, key));
    return new Recipe<>(table, values, parents, counters, new Special<>(labels, all, early, most));
  }

  /** The recipe for these wishes: a label that is wished for may have its own. */
  Recipe<R> with(Wishes wishes) {
    for (Label<R> label : labels) {
      if (wishes.values().get(label.column()) instanceof Wish.Same same
          && same.label().equals(label.label())) {
        return label.recipe();
      }
    }
    return this;
  }

  /**
   * The columns of a foreign key.
   *
   * @param name of the constraint
   * @param columns by name
   * @param targets the columns of the other table, in the same order
   */
  public record Key(String name, List<String> columns, List<String> targets) {}

  Table<R> table() {
    return table;
  }

  Map<String, String> values() {
    return values;
  }

  List<ForeignKey> parents() {
    return parents;
  }

  List<String> counters() {
    return counters;
  }

  List<Needed> needed() {
    return needed;
  }

  Map<String, String> early() {
    return early;
  }

  int most() {
    return most;
  }

  /** A column of the table, which jOOQ need not know. */
  Field<?> field(String column) {
    return Objects.requireNonNullElseGet(
        table.field(column), () -> DSL.field(DSL.name(column), Object.class));
  }
}
