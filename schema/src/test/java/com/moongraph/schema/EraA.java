package com.moongraph.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** A database of era A, and the way from there to head. */
final class EraA {

  static final List<String> FILES =
      List.of(
          "era-a/1-apps.sql",
          "era-a/2-documents.sql",
          "era-a/3-folders.sql",
          "era-a/4-graphs.sql",
          "era-a/5-others.sql");

  private static final Map<String, String> KEYS =
      Map.of(
          "documents", "external_id",
          "folders", "id",
          "graphs", "id",
          "caches", "name",
          "apps", "app_id",
          "app_metadata", "id",
          "user_limits", "user_id",
          "multi_vector_embeddings", "id");

  private EraA() {}

  /**
   * Replaces everything by era A, as the ORM left it: without a history table. Flyway's target
   * would not do, as it holds back versioned migrations only, and the repeatable ones need the
   * head.
   */
  static void lay(DataSource database, List<String> files) throws SQLException {
    var sql = new Sql(database);
    sql.run(
        "drop schema public cascade; drop schema if exists legacy cascade; create schema public");
    sql.run(resource("db/migration/V1__era_a_baseline.sql"));
    for (var file : files) {
      sql.run(resource(file));
    }
  }

  /** The keys of all rows, by table. */
  static Map<String, List<String>> keys(DataSource database) throws SQLException {
    var keys = new TreeMap<String, List<String>>();
    for (var table : KEYS.entrySet()) {
      keys.put(
          table.getKey(),
          new Sql(database)
              .texts("select %s::text from %s".formatted(table.getValue(), table.getKey())));
    }
    return keys;
  }

  /** Takes the database over, as one does in production. */
  static void migrateToHead(DataSource database) {
    Flyway.configure()
        .dataSource(database)
        .locations("classpath:db/migration")
        .baselineOnMigrate(true)
        .baselineVersion("1")
        .load()
        .migrate();
  }

  /** Goes on with the tables that need pgvector; they have a history of their own. */
  static void migrateVectors(DataSource database) {
    Flyway.configure()
        .dataSource(database)
        .locations("classpath:db/migration-pgvector")
        .table("flyway_schema_history_pgvector")
        .baselineOnMigrate(true)
        .baselineVersion("999")
        .load()
        .migrate();
  }

  private static String resource(String name) {
    try (var stream = EraA.class.getClassLoader().getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("no such resource: " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
