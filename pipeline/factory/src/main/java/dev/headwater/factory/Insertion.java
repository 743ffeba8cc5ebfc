package dev.headwater.factory;

import dev.headwater.factory.Recipe.ForeignKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.RowN;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Puts rows into one table, as its recipe and the wishes of a test say. */
final class Insertion<R extends Record> {

  /** So many rows go into a statement, because a statement can have 65,535 values. */
  private static final int AT_ONCE = 1000;

  private final Factories all;
  private final DSLContext database;
  private final Recipe<R> recipe;
  private final Wishes wishes;

  Insertion(Factories all, Recipe<R> recipe, Wishes wishes) {
    this.all = all;
    this.database = all.database();
    this.recipe = recipe;
    this.wishes = wishes;
  }

  /** Rows that are there already, for a table that can hold only a few. */
  List<R> existing(Map<String, Field<?>> given, int count) {
    List<Condition> conditions = new ArrayList<>();
    given.forEach(
        (column, value) -> conditions.add(DSL.condition("{0} = {1}", recipe.field(column), value)));
    return database.selectFrom(recipe.table()).where(conditions).limit(count).fetch();
  }

  List<R> create(int count) {
    List<R> made = new ArrayList<>();
    recipe.needed().forEach(row -> row.factory().apply(all).need(row.key()));
    Map<String, Field<?>> same = same();
    for (int done = 0; done < count; done += AT_ONCE) {
      int some = Math.min(AT_ONCE, count - done);
      Rows rows = rows(same, done, some);
      if (rows.columns.isEmpty()) {
        for (int row = 0; row < some; row++) {
          made.add(database.insertInto(recipe.table()).defaultValues().returning().fetchSingle());
        }
      } else {
        made.addAll(
            database
                .insertInto(recipe.table(), rows.columns.keySet())
                .select(rows.query())
                .returning()
                .fetch());
      }
    }
    return made;
  }

  void bulk(long count) {
    recipe.needed().forEach(row -> row.factory().apply(all).need(row.key()));
    Map<String, Field<?>> same = same();
    boolean alike =
        keys(Making.EACH, same).isEmpty()
            && wishes.values().values().stream().noneMatch(Wish.Each.class::isInstance);
    long step = alike ? count : AT_ONCE;
    for (long done = 0; done < count; done += step) {
      Rows rows = rows(same, done, Math.min(step, count - done));
      if (rows.columns.isEmpty()) {
        database.execute(
            "insert into {0} select from generate_series(1, {1})",
            recipe.table(), DSL.inline(rows.count));
      } else {
        database.insertInto(recipe.table(), rows.columns.keySet()).select(rows.query()).execute();
      }
    }
  }

  /** The values that all rows share because they refer to the same row of another table. */
  private Map<String, Field<?>> same() {
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
      if (wishes.factories().containsKey(key.name())) {
        refer(key, parents(key, 1, same).get(0), same);
      }
    }
    for (ForeignKey key : keys(Making.ONE, same)) {
      if (!isSet(key, same)) {
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
    Map<String, Field<?>> given = new LinkedHashMap<>();
    for (int i = 0; i < key.columns().size(); i++) {
      Field<?> value = same.get(key.columns().get(i));
      if (value != null) {
        given.put(key.targets().get(i), value);
      }
    }
    Factory<?, ?> factory = wishes.factories().get(key.name());
    return (factory == null ? key.factory().apply(all) : factory).rowsFor(count, given);
  }

  private static void refer(ForeignKey key, Record row, Map<String, Field<?>> values) {
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

  private Rows rows(Map<String, Field<?>> same, long from, long count) {
    Rows rows = new Rows(all.take(recipe, count), count);
    recipe
        .values()
        .forEach((column, expression) -> rows.put(column, DSL.field(all.forRow(expression))));
    same.forEach(rows::put);
    for (ForeignKey key : keys(Making.EACH, same)) {
      if (key.columns().stream().allMatch(rows.given::contains)) {
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
              if (wish instanceof Wish.Default) {
                rows.columns.remove(recipe.field(column));
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

  /** The columns of a statement, and the tables from which their values come. */
  private final class Rows {
    private final long first;
    private final long count;
    private final Map<Field<?>, Field<?>> columns = new LinkedHashMap<>();
    private final List<String> given = new ArrayList<>();
    private final List<Table<?>> joined = new ArrayList<>();

    Rows(long first, long count) {
      this.first = first;
      this.count = count;
    }

    void put(String column, Field<?> value) {
      columns.put(recipe.field(column), value);
      given.add(column);
    }

    void join(List<String> names, List<RowN> values) {
      String alias = "p" + joined.size();
      List<String> aliases = new ArrayList<>(List.of("i"));
      for (String name : names) {
        String place = "c" + aliases.size();
        aliases.add(place);
        put(name, DSL.field(DSL.name(alias, place)));
      }
      joined.add(DSL.values(values.toArray(RowN[]::new)).as(alias, aliases.toArray(String[]::new)));
    }

    Select<?> query() {
      Table<?> from =
          DSL.table(
              "generate_series({0}, {1}) as r(n)",
              DSL.inline(first), DSL.inline(first + count - 1));
      for (Table<?> table : joined) {
        from =
            from.join(table)
                .on(
                    DSL.condition(
                        "{0}.i = r.n - {1}", DSL.name(table.getName()), DSL.inline(first)));
      }
      List<SelectField<?>> values = new ArrayList<>(columns.values());
      return DSL.select(values).from(from).orderBy(DSL.field("r.n"));
    }
  }
}
