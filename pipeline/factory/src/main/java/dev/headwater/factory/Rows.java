package dev.headwater.factory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.RowN;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** The columns of a statement, and the tables from which their values come. */
final class Rows<R extends Record> {

  private final DSLContext database;
  private final Recipe<R> recipe;
  private final long first;
  private final long count;
  private final Map<Field<?>, Field<?>> columns = new LinkedHashMap<>();
  private final List<String> given = new ArrayList<>();
  private final List<Table<?>> joined = new ArrayList<>();

  /**
   * @param first the number of the first row
   */
  Rows(Insertion<R> insertion, long first, long count) {
    this.database = insertion.database();
    this.recipe = insertion.recipe();
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

  /** An identity that is always generated may be given, because another row refers to it. */
  R insertWithIdentity() {
    return database
        .resultQuery(
            "insert into {0} ({1}) overriding system value {2} returning {3}",
            recipe.table(),
            DSL.list(columns.keySet().stream().map(field -> field.getUnqualifiedName()).toList()),
            query(),
            DSL.list(recipe.table().fields()))
        .coerce(recipe.table())
        .fetchSingle();
  }

  Select<?> query() {
    Table<?> from =
        DSL.table(
            "generate_series({0}, {1}) as r(n)", DSL.inline(first), DSL.inline(first + count - 1));
    for (Table<?> table : joined) {
      from =
          from.join(table)
              .on(DSL.condition("{0}.i = r.n - {1}", DSL.name(table.getName()), DSL.inline(first)));
    }
    List<SelectField<?>> values = new ArrayList<>(columns.values());
    return DSL.select(values).from(from).orderBy(DSL.field("r.n"));
  }

  Set<Field<?>> columns() {
    return columns.keySet();
  }

  long count() {
    return count;
  }

  /** Whether each of these columns has a value. */
  boolean hasAll(List<String> names) {
    return given.containsAll(names);
  }

  /** PostgreSQL gives the value. */
  void remove(String column) {
    columns.remove(recipe.field(column));
  }
}
