package dev.headwater.cases.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A project with pairs of scripts that go up and down, of many kinds. The same seed makes the same.
 */
final class ManyPairs {

  private final Random random;
  private final List<String> tables = new ArrayList<>();
  private int number;

  ManyPairs(long seed) {
    this.random = new Random(seed);
  }

  /** A script that goes up, and the one that leads back. */
  private record Pair(String up, String down) {}

  void write(LiveShop shop, int count) throws Exception {
    for (number = 1; number <= count; number++) {
      Pair pair = tables.isEmpty() ? table() : next();
      shop.file("db/V" + number + "__step_" + number + ".sql", pair.up());
      shop.file("db/U" + number + "__step_" + number + ".sql", pair.down());
    }
  }

  private String some() {
    return tables.get(random.nextInt(tables.size()));
  }

  private Pair next() {
    String table = some();
    String name = "x" + number;
    return switch (random.nextInt(12)) {
      case 0, 1 -> table();
      case 2 ->
          new Pair(
              "alter table %s add column %s int not null default 7;".formatted(table, name),
              "alter table %s drop column %s;".formatted(table, name));
      case 3 ->
          new Pair(
              "create index %s on %s (name);".formatted(name, table),
              "drop index %s;".formatted(name));
      case 4 ->
          new Pair(
              "create index concurrently %s on %s (name);".formatted(name, table),
              "drop index concurrently %s;".formatted(name));
      case 5 ->
          new Pair(
              "create view %s as select id, name from %s;".formatted(name, table),
              "drop view %s;".formatted(name));
      case 6 ->
          new Pair(
              """
              create function %1$s(a int) returns int language plpgsql as $$
              begin
                return a + %2$s; -- a ; in the body
              end
              $$;
              comment on function %1$s(int) is 'adds';
              """
                  .formatted(name, number),
              "drop function %s(int);".formatted(name));
      case 7 ->
          new Pair(
              """
              create type %1$s as enum ('new', 'old');
              alter table %2$s add column %1$s %1$s default 'new';
              """
                  .formatted(name, table),
              "alter table %2$s drop column %1$s;\ndrop type %1$s;".formatted(name, table));
      case 8 ->
          new Pair(
              "alter table %s add constraint %s check (length(name) < 1000);"
                  .formatted(table, name),
              "alter table %s drop constraint %s;".formatted(table, name));
      case 9 ->
          new Pair(
              "alter table %1$s rename column name to %2$s;\nalter table %1$s rename column %2$s to name;\ncomment on table %1$s is '%2$s';"
                  .formatted(table, name),
              "comment on table %s is null;".formatted(table));
      case 10 ->
          new Pair(
              "insert into %s (name) select 'row ' || g from generate_series(1, 5) g;"
                  .formatted(table),
              "delete from %s where name like 'row %%';".formatted(table));
      default ->
          new Pair(
              "create schema %1$s;\ncreate sequence %1$s.s start 5;".formatted(name),
              "drop sequence %1$s.s;\ndrop schema %1$s;".formatted(name));
    };
  }

  private Pair table() {
    String table = "t" + number;
    String reference = tables.isEmpty() ? "" : ",\n  other bigint references %s".formatted(some());
    tables.add(table);
    return new Pair(
        """
        create table %s (
          id bigint generated always as identity primary key,
          name text not null default 'n'%s
        );
        """
            .formatted(table, reference),
        "drop table %s;".formatted(table));
  }
}
