package dev.headwater.bench.schema;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What fills up a long history: changes data, or changes something and takes it back. */
final class DataStep {

  private static final Pattern TABLE = Pattern.compile("^(?:create|alter) table (\\w+)");

  private DataStep() {}

  static Step after(Step step, int number) {
    Matcher table = TABLE.matcher(step.sql());
    return table.find()
        ? ofTable(table.group(1), number)
        : new Step("comment_" + number, "comment on schema public is 'standard public schema';");
  }

  private static Step ofTable(String table, int number) {
    return switch (number % 3) {
      case 0 ->
          new Step(
              "trim_names_" + number,
              "update %s set name = trim(name) where name <> trim(name);".formatted(table));
      case 1 ->
          new Step(
              "reindex_" + number,
              """
              create index tmp_%1$d on %2$s (lower(name));
              drop index tmp_%1$d;"""
                  .formatted(number, table));
      default ->
          new Step(
              "backfill_%d".formatted(number),
              """
              create table backfill_%1$d as select id, name from %2$s;
              update %2$s t set name = b.name from backfill_%1$d b where b.id = t.id;
              drop table backfill_%1$d;"""
                  .formatted(number, table));
    };
  }
}
