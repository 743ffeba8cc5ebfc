package dev.headwater.bench.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The history of a schema, step by step: tables appear, and older ones are altered. */
final class History {

  /** Within so many tables more, an alteration is made. */
  private static final int LATEST = 6;

  private static final String DOMAIN =
      "create domain email_address as text check (value like '%_@_%');";

  private final Random random;
  private final List<Step> steps = new ArrayList<>();
  private final List<Table> tables = new ArrayList<>();
  private final List<Later> later = new ArrayList<>();
  private int enums;

  /** Done when so many tables exist. */
  private record Later(int tables, Step step) {}

  private History(long seed) {
    this.random = new Random(seed);
  }

  static List<Step> of(long seed, int tables) {
    History history = new History(seed);
    history.steps.add(new Step("domain_email_address", DOMAIN));
    for (String name : Words.tables(history.random, tables)) {
      history.table(name);
      history.alter(history.tables.size());
    }
    history.alter(Integer.MAX_VALUE);
    Table last = history.tables.get(tables - 1);
    history.steps.add(
        new Step(
            "remarks_of_" + last.name(),
            "alter table " + last.name() + " add column remarks text;"));
    return history.steps;
  }

  private void alter(int tablesNow) {
    for (Later one : List.copyOf(later)) {
      if (one.tables() <= tablesNow) {
        steps.add(one.step());
        later.remove(one);
      }
    }
  }

  private void later(String title, String sql) {
    later(random.nextInt(LATEST), new Step(title, sql));
  }

  private void later(int tablesMore, Step step) {
    later.add(new Later(tables.size() + tablesMore, step));
  }

  private void table(String name) {
    Table table = new Table(name, random.nextInt(3) == 0 ? "uuid" : "bigint");
    List<String> columns = Columns.some(random, 4 + random.nextInt(13));
    int atFirst = columns.size() - random.nextInt(3);
    List<String> lines = new ArrayList<>();
    lines.add(
        table.keyType().equals("uuid")
            ? "id uuid primary key default gen_random_uuid()"
            : "id bigint generated always as identity primary key");
    lines.add("name text not null");
    lines.addAll(columns.subList(0, atFirst));
    if (random.nextInt(8) == 0 || enums == 0) {
      enumeration(name);
    }
    if (random.nextInt(3) == 0) {
      lines.add("state state_" + (1 + random.nextInt(enums)));
    }
    lines.add("constraint " + name + "_has_name check (name <> '')");
    steps.add(
        new Step(name, "create table %s (\n  %s\n);".formatted(name, String.join(",\n  ", lines))));
    tables.add(table);

    for (String column : columns.subList(atFirst, columns.size())) {
      later(
          Columns.name(column) + "_of_" + name,
          "alter table %s add column %s;".formatted(name, column));
    }
    references(table);
    describe(name, columns.subList(0, atFirst));
  }

  private void enumeration(String table) {
    enums++;
    steps.add(
        new Step(
            "states_of_" + table,
            "create type state_%d as enum ('%s');"
                .formatted(enums, String.join("', '", Words.labels(random)))));
  }

  /** Foreign keys to older tables, and now and then to the table itself. */
  private void references(Table table) {
    int count = Math.min(random.nextInt(4), tables.size());
    for (int i = 1; i <= count; i++) {
      Table target = tables.get(random.nextInt(tables.size()));
      String column = "ref_" + i + "_id";
      later(
          table.name() + "_to_" + target.name(),
          """
          alter table %1$s add column %2$s %3$s
            constraint %1$s_%2$s_fkey references %4$s on delete %5$s;
          create index %1$s_%2$s_idx on %1$s (%2$s);"""
              .formatted(
                  table.name(),
                  column,
                  target.keyType(),
                  target.name(),
                  random.nextBoolean() ? "cascade" : "set null"));
      if (i == 1 && random.nextInt(4) == 0) {
        // After the column that it shows.
        later(
            LATEST,
            new Step(
                "view_of_" + table.name(),
                """
                create view %1$s_overview as
                  select t.id, t.name, r.name as %2$s_name
                  from %1$s t left join %3$s r on r.id = t.%2$s;"""
                    .formatted(table.name(), column, target.name())));
      }
    }
  }

  private void describe(String table, List<String> columns) {
    later(
        "name_of_" + table + "_is_unique",
        "alter table %1$s add constraint %1$s_name_key unique (name);".formatted(table));
    if (random.nextBoolean()) {
      later(
          "comment_on_" + table,
          "comment on table %s is 'What the %s of a customer is.';"
              .formatted(table, table.replace('_', ' ')));
    }
    String described = Columns.name(columns.get(random.nextInt(columns.size())));
    later(
        "comment_on_" + described + "_of_" + table,
        "comment on column %s.%s is 'The %s, as it was entered.';"
            .formatted(table, described, described.replace('_', ' ')));
  }
}
