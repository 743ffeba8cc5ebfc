package dev.headwater.factory;

import dev.headwater.factory.Recipe.ForeignKey;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.RowN;
import org.jooq.SelectField;
import org.jooq.impl.DSL;

/** Puts rows into one table, as its recipe and the wishes of a test say. */
final class Insertion<R extends Record> {

  /** So many rows go into a statement, because a statement can have 65,535 values. */
  private static final int AT_ONCE = 1000;

  private final Factories all;
  private final DSLContext database;
  private final Recipe<R> recipe;
  private final Wishes wishes;

  /**
   * @param database the session
   */
  Insertion(Factories all, DSLContext database, Recipe<R> recipe, Wishes wishes) {
    this.all = all;
    this.database = database;
    this.recipe = recipe;
    this.wishes = wishes;
  }

  DSLContext database() {
    return database;
  }

  Recipe<R> recipe() {
    return recipe;
  }

  Wishes wishes() {
    return wishes;
  }

  /** A number that no row of the table has yet. */
  long number() {
    return all.take(database, recipe, 1);
  }

  /** SQL for a row whose number is {@code r.n}. */
  Field<?> forRow(String expression) {
    return DSL.field(all.forRow(expression));
  }

  /** Rows that are there already, for a table that can hold only a few. */
  List<R> existing(Map<String, Field<?>> given, int count) {
    List<Condition> conditions = new ArrayList<>();
    given.forEach(
        (column, value) -> conditions.add(DSL.condition("{0} = {1}", recipe.field(column), value)));
    return database.selectFrom(recipe.table()).where(conditions).limit(count).fetch();
  }

  List<R> create(int count) {
    if (isInCycle()) {
      return inTransaction(inner -> inner.createInCycle(count));
    }
    Optional<ForeignKey> written = written();
    if (written.isPresent()) {
      return written(written.get(), count);
    }
    needed();
    return inserted(same(key -> true), 0, count);
  }

  void bulk(long count) {
    if (isInCycle()) {
      inTransaction(
          inner -> {
            List<R> rows = inner.cycles(count);
            inner.bulk(inner.sameAs(rows.get(0)), rows.size(), count);
            return rows;
          });
    } else if (written().isPresent()) {
      for (long done = 0; done < count; done += AT_ONCE) {
        create((int) Math.min(AT_ONCE, count - done));
      }
    } else {
      needed();
      bulk(same(key -> true), 0, count);
    }
  }

  /** The key to a row at which a trigger writes a row of this table. */
  private Optional<ForeignKey> written() {
    return recipe.parents().stream().filter(key -> key.making() == Making.WRITTEN).findFirst();
  }

  private List<R> written(ForeignKey key, int count) {
    needed();
    Map<String, Field<?>> same = same(other -> other != key);
    WrittenRows<R> written = new WrittenRows<>(this, key, same);
    return same.keySet().containsAll(key.columns())
        ? List.of(written.given())
        : written.of(parents(key, count, same));
  }

  private void needed() {
    recipe.needed().forEach(row -> row.factory().apply(all).need(database, row.key()));
  }

  private List<R> inserted(Map<String, Field<?>> same, int from, int to) {
    List<R> made = new ArrayList<>();
    for (int done = from; done < to; done += AT_ONCE) {
      int some = Math.min(AT_ONCE, to - done);
      Rows<R> rows = rows(same, done, some);
      if (rows.columns().isEmpty()) {
        for (int row = 0; row < some; row++) {
          made.add(database.insertInto(recipe.table()).defaultValues().returning().fetchSingle());
        }
      } else {
        made.addAll(
            database
                .insertInto(recipe.table(), rows.columns())
                .select(rows.query())
                .returning()
                .fetch());
      }
    }
    return made;
  }

  private void bulk(Map<String, Field<?>> same, long from, long to) {
    boolean alike =
        keys(Making.EACH, same).isEmpty()
            && wishes.values().values().stream().noneMatch(Wish.Each.class::isInstance);
    long step = alike ? to - from : AT_ONCE;
    for (long done = from; done < to; done += step) {
      Rows<R> rows = rows(same, done, Math.min(step, to - done));
      if (rows.columns().isEmpty()) {
        database.execute(
            "insert into {0} select from generate_series(1, {1})",
            recipe.table(), DSL.inline(rows.count()));
      } else {
        database.insertInto(recipe.table(), rows.columns()).select(rows.query()).execute();
      }
    }
  }

  /** Whether a row is made with others, because their foreign keys form a cycle. */
  private boolean isInCycle() {
    return !inCycle(Map.of()).isEmpty();
  }

  /** The keys of the cycle that have no value yet. */
  private List<ForeignKey> inCycle(Map<String, Field<?>> same) {
    return recipe.parents().stream()
        .filter(ForeignKey::isInCycle)
        .filter(key -> !wishes.rows().containsKey(key.name()) && !isSet(key, same))
        .toList();
  }

  /** A key can be checked later only in a transaction. */
  private <T> T inTransaction(Function<Insertion<R>, T> work) {
    if (!database.connectionResult(Connection::getAutoCommit)) {
      return work.apply(this);
    }
    return database.transactionResult(
        session -> work.apply(new Insertion<>(all, session.dsl(), recipe, wishes)));
  }

  private List<R> createInCycle(int count) {
    List<R> rows = new ArrayList<>(cycles(count));
    if (rows.size() < count) {
      rows.addAll(inserted(sameAs(rows.get(0)), rows.size(), count));
    }
    return rows;
  }

  /** One cycle for all rows, unless a unique key wants one for each. */
  private List<R> cycles(long count) {
    boolean isForEach = inCycle(Map.of()).stream().anyMatch(key -> key.making() == Making.EACH);
    List<R> rows = new ArrayList<>();
    for (long row = 0; row < (isForEach ? count : Math.min(1, count)); row++) {
      CycleOfRows cycle = new CycleOfRows(database);
      rows.add(one(cycle, row));
      cycle.end();
    }
    return rows;
  }

  /** The keys of the cycle have the same values in the other rows. */
  private Map<String, Field<?>> sameAs(R first) {
    Map<String, Field<?>> same = same(key -> !key.isInCycle());
    for (ForeignKey key : inCycle(same)) {
      key.columns().forEach(column -> same.put(column, value(first, column)));
    }
    return same;
  }

  /**
   * Inserts a row, and those of the cycle that must be there before.
   *
   * @param index of the row in the call
   */
  private R one(CycleOfRows cycle, long index) {
    needed();
    Map<String, Field<?>> same = same(key -> !key.isInCycle());
    if (!recipe.early().isEmpty() && cycle.row(recipe.table()).isEmpty()) {
      Record early = early(same, index);
      cycle.put(recipe.table(), early);
      recipe.early().keySet().forEach(column -> same.put(column, value(early, column)));
    }
    for (ForeignKey key : inCycle(same)) {
      refer(key, other(cycle, key, same), same);
    }
    Rows<R> rows = rows(same, index, 1);
    R made =
        rows.columns().isEmpty()
            ? database.insertInto(recipe.table()).defaultValues().returning().fetchSingle()
            : rows.insertWithIdentity();
    cycle.put(recipe.table(), made);
    return made;
  }

  /** The values of columns to which others refer before the row is there. */
  private Record early(Map<String, Field<?>> same, long index) {
    List<SelectField<?>> values = new ArrayList<>();
    recipe
        .early()
        .forEach(
            (column, expression) -> {
              Field<?> value = same.get(column);
              if (wishes.values().get(column) instanceof Wish.Each each) {
                value = each.value().apply((int) index);
              } else if (value == null) {
                value = forRow(expression);
              }
              values.add(value.coerce(recipe.field(column)).as(DSL.name(column)));
            });
    return database
        .select(values)
        .from("(values ({0})) as r(n)", DSL.inline(number()))
        .fetchSingle();
  }

  private Record other(CycleOfRows cycle, ForeignKey key, Map<String, Field<?>> same) {
    boolean isLast = key.cycle().place() == Recipe.Place.LAST;
    if (isLast) {
      cycle.defer(key.cycle().deferred());
    }
    Factory<?, ?> wished = wishes.factories().get(key.name());
    Factory<?, ?> factory = wished == null ? key.factory().apply(all) : wished;
    Map<String, Field<?>> given = given(key, same);
    Optional<Record> known = cycle.row(factory.table());
    if (known.isPresent()) {
      return wished == null ? known.get() : wished.rowsFor(database, 1, given).get(0);
    }
    List<? extends Record> there = factory.existing(database, 1, given);
    if (!there.isEmpty()) {
      return there.get(0);
    }
    Insertion<?> insertion = factory.insertion(database, given);
    if (!isLast) {
      return insertion.one(cycle, 0);
    }
    Record early = insertion.early(insertion.same(any -> false), 0);
    cycle.put(factory.table(), early);
    Map<String, Field<?>> all = new LinkedHashMap<>(given);
    for (Field<?> field : early.fields()) {
      all.put(field.getName(), bound(early, field));
    }
    cycle.later(() -> factory.insertion(database, all).one(cycle, 0));
    return early;
  }

  /** The values that all rows share because they refer to the same row of another table. */
  private Map<String, Field<?>> same(Predicate<ForeignKey> makes) {
    Map<String, Field<?>> same = new LinkedHashMap<>();
    wishes
        .values()
        .forEach(
            (column, wish) -> {
              if (wish instanceof Wish.Same value) {
                same.put(column, value.value());
              }
            });
    for (ForeignKey key : recipe.parents()) {
      Record given = wishes.rows().get(key.name());
      if (given != null) {
        refer(key, given, same);
      }
    }
    for (ForeignKey key : recipe.parents()) {
      if (wishes.factories().containsKey(key.name()) && makes.test(key)) {
        refer(key, parents(key, 1, same).get(0), same);
      }
    }
    for (ForeignKey key : keys(Making.ONE, same)) {
      if (!isSet(key, same) && makes.test(key)) {
        refer(key, parents(key, 1, same).get(0), same);
      }
    }
    return same;
  }

  private List<ForeignKey> keys(Making making, Map<String, Field<?>> same) {
    return recipe.parents().stream()
        .filter(key -> key.making() == making && !isSet(key, same))
        .toList();
  }

  private boolean isSet(ForeignKey key, Map<String, Field<?>> values) {
    return key.columns().stream()
        .allMatch(column -> values.containsKey(column) || wishes.values().containsKey(column));
  }

  private List<? extends Record> parents(ForeignKey key, int count, Map<String, Field<?>> same) {
    Factory<?, ?> factory = wishes.factories().get(key.name());
    return (factory == null ? key.factory().apply(all) : factory)
        .rowsFor(database, count, given(key, same));
  }

  /** The columns of the other row whose values are given by other keys of this one. */
  private static Map<String, Field<?>> given(ForeignKey key, Map<String, Field<?>> same) {
    Map<String, Field<?>> given = new LinkedHashMap<>();
    for (int i = 0; i < key.columns().size(); i++) {
      Field<?> value = same.get(key.columns().get(i));
      if (value != null) {
        given.put(key.targets().get(i), value);
      }
    }
    return given;
  }

  static void refer(ForeignKey key, Record row, Map<String, Field<?>> values) {
    for (int i = 0; i < key.columns().size(); i++) {
      values.put(key.columns().get(i), value(row, key.targets().get(i)));
    }
  }

  /** Bound as a value of the other table, whose type may have another converter. */
  private static Field<?> value(Record row, String column) {
    Field<?> field = row.field(column);
    if (field == null) {
      throw new IllegalArgumentException(
          "the record has no column " + column + ", to which the foreign key refers");
    }
    return bound(row, field);
  }

  private static <T> Field<T> bound(Record row, Field<T> field) {
    return DSL.val(row.get(field), field);
  }

  private Rows<R> rows(Map<String, Field<?>> same, long from, long count) {
    Rows<R> rows = new Rows<>(this, all.take(database, recipe, count), count);
    recipe.values().forEach((column, expression) -> rows.put(column, forRow(expression)));
    same.forEach(rows::put);
    for (ForeignKey key : keys(Making.EACH, same)) {
      if (rows.hasAll(key.columns())) {
        continue;
      }
      List<? extends Record> parents = parents(key, (int) count, same);
      List<RowN> values = new ArrayList<>();
      for (Record parent : parents) {
        List<Field<?>> row = new ArrayList<>();
        row.add(DSL.inline((long) values.size()));
        key.targets().forEach(target -> row.add(value(parent, target)));
        values.add(DSL.row(row));
      }
      rows.join(key.columns(), values);
    }
    wishes
        .values()
        .forEach(
            (column, wish) -> {
              if (wish instanceof Wish.Default && !same.containsKey(column)) {
                rows.remove(column);
              } else if (wish instanceof Wish.Each each) {
                List<RowN> values = new ArrayList<>();
                for (int row = 0; row < count; row++) {
                  Field<?> value = each.value().apply((int) from + row);
                  values.add(DSL.row(List.of(DSL.inline((long) row), value)));
                }
                rows.join(List.of(column), values);
              }
            });
    return rows;
  }
}
