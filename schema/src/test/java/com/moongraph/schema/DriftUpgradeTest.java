package com.moongraph.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.junit.MigratedDatabase;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same era A, made by other scripts, comes to the same shape. */
@MigratedDatabase(locations = "classpath:db/migration")
class DriftUpgradeTest {

  private static Sql sql;

  @BeforeAll
  static void driftAndMigrate(DataSource database) throws SQLException {
    EraA.lay(database, List.of("drift.sql"));
    EraA.migrateToHead(database);
    sql = new Sql(database);
  }

  @Test
  void rowsOfTheDriftedTablesAreStillThere() throws SQLException {
    assertThat(
            sql.text("select folder_path from document_overview where external_id = 'drift-doc'"))
        .isEqualTo("/Drifted");
    assertThat(sql.texts("select name || ' ' || coalesce(model, '-') from caches"))
        .containsExactlyInAnyOrder("drift-cache m", "drift-cache-null -");
    assertThat(sql.text("select u.legacy_id from user_limits l join users u on u.id = l.user_id"))
        .isEqualTo("alice");
  }

  @Test
  void realTimeStampsOfGraphsKeepTheirTime() throws SQLException {
    assertThat(sql.text("select (created_at = '2025-03-20 08:00:00+00')::text from graphs"))
        .isEqualTo("true");
  }

  @Test
  void chunksFromBeforeTheColumnsAreQuarantined() throws SQLException {
    assertThat(sql.texts("select document_id || ' ' || content from multi_vector_embeddings"))
        .containsExactly("drift-doc ");
    assertThat(
            sql.text(
                "select original ->> 'content' from migration_quarantine where reason = 'chunk_without_place'"))
        .isEqualTo("from before the columns");
  }

  @Test
  void columnsThatOnlyThisDatabaseHasAreLeftAlone() throws SQLException {
    assertThat(sql.text("select workflow_ids::text from folders where legacy_id = 'drift-folder'"))
        .isEqualTo("[]");
  }

  @Test
  void noIndexOfEraAIsLeft() throws SQLException {
    assertThat(
            sql.texts(
                "select indexname from pg_indexes where indexname ~ '^(ix|idx)_' and schemaname = 'public'"))
        .isEmpty();
  }

  @Test
  void maxSimCounts() throws SQLException {
    assertThat(sql.text("select max_sim(array[b'1111', b'0000'], array[b'1111', b'0011'])"))
        .isEqualTo("1.5");
    assertThat(sql.text("select max_sim(array[]::bit[], array[b'1111'])")).isEqualTo("0");
  }
}
