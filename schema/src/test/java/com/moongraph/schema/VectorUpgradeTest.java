package com.moongraph.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.headwater.junit.MigratedDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The location that needs pgvector; skipped where the server has no such extension. */
@MigratedDatabase(locations = "classpath:db/migration")
class VectorUpgradeTest {

  private Sql sql;

  @BeforeEach
  void needPgvector(DataSource database) throws SQLException {
    sql = new Sql(database);
    assumeTrue(
        !sql.texts("select 1 from pg_available_extensions where name = 'vector'").isEmpty(),
        "this server has no pgvector");
    sql.run("drop extension if exists vector cascade");
  }

  @Test
  void tableOfProductionIsRepairedAndEachChunkAccountedFor(DataSource database)
      throws SQLException {
    var files = new ArrayList<>(EraA.FILES);
    files.add("vector-drift.sql");
    EraA.lay(database, files);
    EraA.migrateToHead(database);
    EraA.migrateVectors(database);

    assertThat(sql.texts("select content from vector_embeddings order by chunk_number"))
        .containsExactly("new", "");
    assertThat(
            sql.texts(
                "select reason || ' ' || (original ->> 'content') from migration_quarantine"
                    + " where source_table = 'vector_embeddings'"))
        .containsExactlyInAnyOrder(
            "chunk_doubled old", "chunk_without_vector no vector",
            "chunk_of_unknown_document orphan", "chunk_without_place nowhere");
    assertThat(
            sql.texts(
                "select format_type(atttypid, atttypmod) from pg_attribute"
                    + " where attrelid = 'vector_embeddings'::regclass and attname = 'embedding'"))
        .isEqualTo(List.of("vector(3)"));
  }

  @Test
  void emptyListOfDocumentsFindsNothing(DataSource database) throws SQLException {
    EraA.lay(database, List.of());
    EraA.migrateToHead(database);
    EraA.migrateVectors(database);
    sql.run(
        """
        insert into documents (external_id, owner_user_id) values ('d', '00000000-0000-0000-0000-000000000000');
        insert into vector_embeddings (document_id, chunk_number, content, embedding)
        values ('d', 0, 'c', array_fill(1, array[768])::vector);
        """);
    var search = "select content from nearest_chunks(array_fill(1, array[768])::vector, %s)";
    assertThat(sql.texts(search.formatted("array['d']"))).containsExactly("c");
    assertThat(sql.texts(search.formatted("array[]::text[]"))).isEmpty();
    assertThat(sql.texts(search.formatted("null"))).isEmpty();
  }
}
