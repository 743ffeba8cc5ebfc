package com.moongraph.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.junit.MigratedDatabase;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The migrated form of each kind of awkward value. */
@MigratedDatabase(locations = "classpath:db/migration")
class EraAMappingTest {

  private static Sql sql;

  @BeforeAll
  static void fillAndMigrate(DataSource database) throws SQLException {
    EraA.lay(database, EraA.FILES);
    EraA.migrateToHead(database);
    sql = new Sql(database);
  }

  @ParameterizedTest
  @CsvSource({
    "time-doubled-zone, 2025-05-01T10:00:00.123456Z, 2025-05-02T10:00:00.000000Z",
    "time-without-zone, 2025-05-01T10:00:00.000000Z, 2025-05-01T10:00:00.000000Z",
    "time-only-updated, 2025-05-03T08:00:00.000000Z, 2025-05-03T08:00:00.000000Z"
  })
  void readableTimeIsKept(String document, String created, String updated) throws SQLException {
    var shown = "to_char(%s at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')";
    assertThat(
            sql.text(
                "select %s || ' ' || %s from documents where external_id = '%s'"
                    .formatted(
                        shown.formatted("created_at"), shown.formatted("updated_at"), document)))
        .isEqualTo(created + " " + updated);
  }

  @ParameterizedTest
  @CsvSource({"time-impossible, 2025-13-45T10:00:00Z", "time-special-word, infinity"})
  void unreadableTimeIsNoted(String document, String text) throws SQLException {
    assertThat(
            sql.text(
                """
        select original #>> '{}' from migration_notes
        where reason = 'time_unknown' and source_table = 'documents' and source_key = '%s'
        """
                    .formatted(document)))
        .isEqualTo(text);
    assertThat(
            sql.text(
                "select isfinite(created_at) from documents where external_id = '%s'"
                    .formatted(document)))
        .isEqualTo("t");
  }

  @Test
  void plainListsBecomeGrantsAndOddEntriesAreNoted() throws SQLException {
    assertThat(
            sql.texts(
                """
        select g.document_id || ' ' || u.legacy_id || ' ' || g.access
        from document_grants g join users u on u.id = g.user_id
        """))
        .containsExactlyInAnyOrder(
            "doc-shared google-oauth2|bob read",
            "doc-shared carol read",
            "doc-shared carol write",
            "doc-shared dev_user read",
            "doc-shared-oddly google-oauth2|bob read",
            "doc-shared-oddly carol write");
    assertThat(
            sql.texts(
                """
        select source_column || ' ' || original from migration_notes where source_key = 'doc-shared-oddly'
          and source_column like 'access_control.%'
        """))
        .containsExactlyInAnyOrder(
            "access_control.readers null",
            "access_control.readers 5",
            "access_control.readers [\"carol\"]",
            "access_control.user_id []",
            "access_control.friends [\"carol\"]");
  }

  @Test
  void rowsWithoutAnOwnerBelongToNobody() throws SQLException {
    assertThat(
            sql.texts(
                "select d.external_id from documents d join users u on u.id = d.owner_user_id"
                    + " where u.status = 'system' and d.external_id like 'doc-%'"))
        .containsExactlyInAnyOrder(
            "doc-no-owner",
            "doc-owner-json-null",
            "doc-owner-without-id",
            "doc-all-null",
            "doc-odd-json");
  }

  @Test
  void textsNumbersAndChunksLeaveTheJson() throws SQLException {
    assertThat(sql.text("select content from document_texts where document_id = 'doc-chunks'"))
        .isEqualTo("All the words.");
    assertThat(
            sql.text(
                "select chunk_ids::text || chunk_count from documents where external_id = 'doc-chunks'"))
        .isEqualTo("{c-0,c-1}2");
    assertThat(
            sql.text(
                "select status || ' ' || error from documents where external_id = 'doc-owner-json-null'"))
        .isEqualTo("failed out of memory");
    assertThat(
            sql.text(
                "select metadata_types::text from documents where external_id = 'doc-in-list'"))
        .isEqualTo("{\"pages\": \"number\", \"topic\": \"string\"}");
    assertThat(
            sql.text(
                "select chunk_metadata ->> 'unparsed' from multi_vector_embeddings where chunk_metadata ? 'unparsed'"))
        .startsWith("{'is_image'");
  }

  @Test
  void graphsOfNobodyWithOneNameAreToldApart() throws SQLException {
    assertThat(sql.texts("select name from graphs where id like 'graph-no-owner%'"))
        .containsExactlyInAnyOrder("Twin", "Twin (graph-no-owner-1)");
  }
}
