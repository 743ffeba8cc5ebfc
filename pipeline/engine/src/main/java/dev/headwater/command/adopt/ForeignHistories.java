package dev.headwater.command.adopt;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.Kind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tables in which other tools keep what they have applied. */
final class ForeignHistories {

  /**
   * @param columns some that only this table has, without quotes
   */
  private record Mark(String tool, String table, List<String> columns) {}

  private static final List<Mark> MARKS =
      List.of(
          new Mark("Alembic", "alembic_version", List.of("version_num")),
          new Mark("Liquibase", "databasechangelog", List.of("author", "filename")),
          new Mark("Liquibase", "databasechangeloglock", List.of("locked")),
          new Mark("Flyway", "schema_version", List.of("installed_rank")),
          new Mark("Django", "django_migrations", List.of("app", "applied")),
          new Mark("Prisma", "_prisma_migrations", List.of("migration_name")),
          new Mark("Entity Framework", "__EFMigrationsHistory", List.of("MigrationId")),
          new Mark("Knex", "knex_migrations", List.of("migration_time")),
          new Mark("Sequelize", "SequelizeMeta", List.of("name")),
          new Mark("goose", "goose_db_version", List.of("version_id")),
          new Mark("Rails, golang-migrate or dbmate", "schema_migrations", List.of("version")));

  private ForeignHistories() {}

  /** The tables, as patterns name them, with their tools. */
  static Map<String, String> in(Catalog catalog) {
    Map<String, String> found = new TreeMap<>();
    for (Fact table : catalog.of(Kind.TABLE)) {
      MARKS.stream()
          .filter(mark -> is(mark, table.id(), catalog))
          .findFirst()
          .ifPresent(mark -> found.put(table.id().toString(), mark.tool()));
    }
    return found;
  }

  private static boolean is(Mark mark, Id table, Catalog catalog) {
    List<String> columns =
        catalog.children(table, Kind.COLUMN).stream()
            .map(column -> plain(column.id().name()))
            .toList();
    return plain(table.name()).equals(mark.table()) && columns.containsAll(mark.columns());
  }

  private static String plain(String name) {
    return name.startsWith("\"") ? name.substring(1, name.length() - 1) : name;
  }
}
