package com.moongraph.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.junit.MigratedDatabase;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which folders there are, and what lies in them. */
@MigratedDatabase(locations = "classpath:db/migration")
class EraAFilingTest {

  private static Sql sql;

  @BeforeAll
  static void fillAndMigrate(DataSource database) throws SQLException {
    EraA.lay(database, EraA.FILES);
    EraA.migrateToHead(database);
    sql = new Sql(database);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "unfiled",
      value = {
        "doc-in-list, /Reports",
        "doc-in-two, /Invoices",
        "doc-named, /Reports",
        "doc-name-only, /Only a name",
        "doc-named-path, /Only/a path",
        "doc-folder-id, /Invoices",
        "doc-app, /Shared",
        "doc-folder-null, unfiled",
        "doc-folder-blank, unfiled",
        "doc-folder-number, unfiled",
        "doc-folder-dots, unfiled",
        "doc-folder-id-gone, unfiled",
        "doc-listed-by-bob, unfiled",
        "doc-app-listed-outside, unfiled"
      })
  void documentLiesInItsFolder(String document, String path) throws SQLException {
    assertThat(
            sql.text(
                "select folder_path from document_overview where external_id = '" + document + "'"))
        .isEqualTo(path);
  }

  @ParameterizedTest
  @CsvSource({
    "doc-in-two, second_folder",
    "doc-folder-number, folder_name_unusable",
    "doc-folder-dots, folder_name_unusable",
    "doc-folder-id-gone, folder_id_dangling",
    "doc-listed-by-bob, folder_of_another_tenant",
    "doc-app-listed-outside, folder_of_another_tenant"
  })
  void folderThatLostIsInTheQuarantine(String document, String reason) throws SQLException {
    assertThat(
            sql.texts(
                "select reason from migration_quarantine where source_key = '" + document + "'"))
        .containsExactly(reason);
  }

  @Test
  void folderPathsBecomeATree() throws SQLException {
    assertThat(
            sql.text(
                "select p.legacy_id from folders f join folders p on p.id = f.parent_id"
                    + " where f.legacy_id = 'legacy-folder-3'"))
        .isEqualTo("0f000000-0000-4000-8000-000000000001");
    assertThat(
            sql.texts(
                "select full_path || ' ' || depth from folders where full_path like '/Deep%' order by 1"))
        .containsExactly("/Deep 1", "/Deep/er 2", "/Deep/er/est 3");
    assertThat(sql.text("select full_path from folders where legacy_id = 'legacy-folder-4'"))
        .startsWith("/Reports (");
  }

  @Test
  void keyInCapitalsYieldsTheUuidToTheUsualSpelling() throws SQLException {
    assertThat(
            sql.text(
                "select legacy_id from folders where id = '0f000000-0000-4000-8000-000000000001'"))
        .isEqualTo("0f000000-0000-4000-8000-000000000001");
  }

  @Test
  void folderListsThatNeverLetAnybodyInStillLetNobodyIn() throws SQLException {
    assertThat(
            sql.texts(
                """
        select f.legacy_id || ' ' || u.legacy_id || ' ' || r.name
        from user_folder_roles x join users u on u.id = x.user_id
        join folders f on f.id = x.folder_id join roles r on r.id = x.role_id
        """))
        .containsExactlyInAnyOrder(
            "typed-list carol FolderViewer", "typed-list dev_user FolderEditor");
    assertThat(
            sql.texts(
                "select source_key from migration_notes where reason = 'folder_list_never_applied'"))
        .containsExactlyInAnyOrder(
            "0f000000-0000-4000-8000-000000000001",
            "legacy-folder-2",
            "of-developer",
            "typed-list");
  }
}
