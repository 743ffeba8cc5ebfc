package dev.headwater.factory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.jooq.DSLContext;
import org.jooq.EnumType;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Makes rows of one table. A factory is immutable: each {@code with…} returns another one.
 *
 * @param <R> the record of the table
 * @param <F> the generated factory
 */
public abstract class Factory<R extends Record, F extends Factory<R, F>> {

  private final Factories all;
  private final Recipe<R> recipe;
  private final Wishes wishes;

  /** Makes rows as the recipe says. */
  protected Factory(Factories all, Recipe<R> recipe) {
    this(all, recipe, Wishes.NONE);
  }

  /** Makes rows as the recipe says, where nothing else is wished. */
  protected Factory(Factories all, Recipe<R> recipe, Wishes wishes) {
    this.all = all;
    this.recipe = recipe;
    this.wishes = wishes;
  }

  /** The same factory with other wishes. */
  protected abstract F with(Wishes other);

  /** All rows get this value. */
  public final <T> F with(TableField<R, T> field, @Nullable T value) {
    return with(wishes.value(field.getName(), same(field, value)));
  }

  private static <T> Wish same(Field<T> field, @Nullable T value) {
    Object stored = value == null ? "" : field.getConverter().to(value);
    return new Wish.Same(
        DSL.val(value, field),
        stored instanceof EnumType label ? label.getLiteral() : String.valueOf(stored));
  }

  /**
   * Each row gets a value of its own.
   *
   * @param value of a row by its place in the call, from 0
   */
  public final <T> F withEach(TableField<R, T> field, IntFunction<? extends @Nullable T> value) {
    return with(
        wishes.value(field.getName(), new Wish.Each(index -> DSL.val(value.apply(index), field))));
  }

  /** PostgreSQL gives the value: the default, or null. */
  public final F withDefault(TableField<R, ?> field) {
    return with(wishes.value(field.getName(), new Wish.Default()));
  }

  /** Rows in a state, such as {@code failed()}: a function that asks for several values. */
  public final F with(UnaryOperator<F> state) {
    return state.apply(with(wishes));
  }

  /** The rows refer to this one. */
  protected final F parent(String key, Record row) {
    return with(wishes.row(key, row));
  }

  /** The rows refer to a row of this factory. */
  protected final F parent(String key, Factory<?, ?> factory) {
    return with(wishes.factory(key, factory));
  }

  /** Inserts a row, and returns it as PostgreSQL has it. */
  public final R create() {
    return create(1).get(0);
  }

  /** Inserts rows, and returns them as PostgreSQL has them. */
  public final List<R> create(int count) {
    return insertion().create(count);
  }

  /** Inserts many rows, and returns none. PostgreSQL makes them, so that none travels. */
  public final void bulk(long count) {
    insertion().bulk(count);
  }

  private Insertion<R> insertion() {
    return new Insertion<>(all, all.database(), recipe.with(wishes), wishes);
  }

  /** Rows in which some columns are given. */
  final Insertion<R> insertion(DSLContext database, Map<String, Field<?>> given) {
    Wishes some = wishes;
    for (Map.Entry<String, Field<?>> value : given.entrySet()) {
      some = some.value(value.getKey(), new Wish.Same(value.getValue(), ""));
    }
    return new Insertion<>(all, database, recipe.with(some), some);
  }

  /** Rows of a table that can hold only a few, where nothing is wished and so many are there. */
  final List<? extends Record> existing(
      DSLContext database, int count, Map<String, Field<?>> given) {
    List<R> there =
        recipe.most() > 0 && wishes == Wishes.NONE
            ? insertion(database, given).existing(given, count)
            : List.of();
    return there.size() == count ? there : List.of();
  }

  /** Rows for others to refer to, in which some columns are given. */
  final List<? extends Record> rowsFor(
      DSLContext database, int count, Map<String, Field<?>> given) {
    List<? extends Record> there = existing(database, count, given);
    return there.isEmpty() ? insertion(database, given).create(count) : there;
  }

  /** Makes a row with a key, unless it is there. */
  final void need(DSLContext database, Map<String, String> key) {
    Map<String, Field<?>> given = new LinkedHashMap<>();
    key.forEach((column, value) -> given.put(column, DSL.field(value)));
    if (insertion(database, Map.of()).existing(given, 1).isEmpty()) {
      rowsFor(database, 1, given);
    }
  }

  /** The table whose rows it makes. */
  final Table<R> table() {
    return recipe.table();
  }
}
