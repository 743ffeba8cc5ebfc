package com.moongraph.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.junit.MigratedDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Fills era A with its awkward data, migrates to head, and accounts for every row. */
@MigratedDatabase(locations = "classpath:db/migration")
class EraAUpgradeTest {

  private static Map<String, List<String>> eraA;

  @BeforeAll
  static void fillAndMigrate(DataSource database) throws SQLException {
    EraA.lay(database, EraA.FILES);
    eraA = EraA.keys(database);
    EraA.migrateToHead(database);
  }

  @Test
  void everyEraADocumentIsStillThere(DataSource database) throws SQLException {
    var now = new Sql(database).texts("select external_id from documents");
    // the one with a blank id got another
    var expected =
        eraA.get("documents").stream()
            .map(key -> key.isEmpty() ? "document-d41d8cd98f00b204e9800998ecf8427e" : key)
            .toList();
    assertThat(now).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(
            reasonsOf(database, "notes", "documents", "document-d41d8cd98f00b204e9800998ecf8427e"))
        .containsExactly("id_blank_or_long");
  }

  @Test
  void everyEraAFolderIsStillThereUnderItsOldId(DataSource database) throws SQLException {
    var sql = new Sql(database);
    assertThat(sql.texts("select legacy_id from folders where legacy_id is not null"))
        .containsExactlyInAnyOrderElementsOf(eraA.get("folders"));
    // and every other folder was made for a path, which is noted
    assertThat(sql.texts("select id::text from folders where legacy_id is null"))
        .containsExactlyInAnyOrderElementsOf(
            sql.texts(
                "select source_key from migration_notes where reason = 'folder_made_for_path'"));
  }

  @Test
  void everyEraAGraphAndCacheIsStillThere(DataSource database) throws SQLException {
    var sql = new Sql(database);
    assertThat(sql.texts("select id from graphs"))
        .containsExactlyInAnyOrderElementsOf(eraA.get("graphs"));
    assertThat(sql.texts("select name from caches"))
        .containsExactlyInAnyOrderElementsOf(eraA.get("caches"));
  }

  @Test
  void everyEraAAppIsStillThereAndTheOthersAreMarked(DataSource database) throws SQLException {
    var sql = new Sql(database);
    assertThat(sql.texts("select app_id from apps where not is_inferred"))
        .containsExactlyInAnyOrderElementsOf(eraA.get("apps"));
    assertThat(sql.texts("select app_id from apps where is_inferred"))
        .containsExactlyInAnyOrder("app-ghost", "app-listed");
    assertThat(sql.texts("select legacy_id from app_metadata"))
        .containsExactlyInAnyOrderElementsOf(eraA.get("app_metadata"));
  }

  @Test
  void everyMultiVectorChunkIsInTheTableOrInTheQuarantine(DataSource database) throws SQLException {
    assertThat(
            new Sql(database)
                .texts(
                    """
        select id::text from multi_vector_embeddings
        union all
        select source_key from migration_quarantine where source_table = 'multi_vector_embeddings'
        """))
        .containsExactlyInAnyOrderElementsOf(eraA.get("multi_vector_embeddings"));
  }

  @Test
  void everyRowOfLimitsIsInTheTableOrInTheQuarantine(DataSource database) throws SQLException {
    assertThat(
            new Sql(database)
                .texts(
                    """
        select u.legacy_id from user_limits l join users u on u.id = l.user_id
        union all
        select original ->> 'user_id' from migration_quarantine
        where source_table = 'user_limits' and reason in ('owner_missing', 'limits_doubled')
        """))
        .containsExactlyInAnyOrderElementsOf(eraA.get("user_limits"));
  }

  @Test
  void everyOwnerBecameAUser(DataSource database) throws SQLException {
    assertThat(new Sql(database).texts("select legacy_id from users where status = 'imported'"))
        .containsExactlyInAnyOrder(
            "aaaaaaaa-0000-4000-8000-000000000001",
            "dddddddd-0000-4000-8000-000000000004",
            "google-oauth2|bob",
            "carol",
            "dev_user");
    assertThat(new Sql(database).text("select id::text from users where legacy_id like 'aaaa%'"))
        .isEqualTo("aaaaaaaa-0000-4000-8000-000000000001");
  }

  @Test
  void everyEntryOfAFolderListIsAFolderOrInTheQuarantine(DataSource database) throws SQLException {
    assertThat(
            new Sql(database)
                .texts(
                    """
        select original #>> '{}' from migration_quarantine
        where source_table = 'folders' and source_key = '0f000000-0000-4000-8000-000000000001'
        """))
        .containsExactlyInAnyOrder(null, "7", "", "gone-doc");
  }

  @Test
  void everyDocumentOfAGraphIsLinkedOrInTheQuarantine(DataSource database) throws SQLException {
    var sql = new Sql(database);
    assertThat(
            sql.texts(
                "select document_id from graph_documents where graph_id = 'graph-filed' order by position"))
        .containsExactly("doc-in-list", "doc-named");
    assertThat(
            sql.texts(
                """
        select original #>> '{}' from migration_quarantine
        where source_table = 'graphs' and source_key = 'graph-filed'
        """))
        .containsExactlyInAnyOrder("gone-doc", null, "3");
  }

  @Test
  void everyFileOfADocumentIsARowOrInTheQuarantine(DataSource database) throws SQLException {
    var sql = new Sql(database);
    assertThat(
            sql.texts(
                "select (location).key from document_files where document_id = 'doc-files' order by position"))
        .containsExactly("k1", "k2");
    assertThat(reasonsOf(database, "quarantine", "documents", "doc-files"))
        .containsExactly(
            "storage_file_without_key", "storage_file_without_key", "storage_file_without_key");
  }

  static List<String> reasonsOf(DataSource database, String ledger, String table, String key)
      throws SQLException {
    return new Sql(database)
        .texts(
            "select reason from migration_%s where source_table = '%s' and source_key = '%s' order by reason"
                .formatted(ledger, table, key));
  }
}
