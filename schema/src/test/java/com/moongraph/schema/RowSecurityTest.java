package com.moongraph.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.junit.MigratedDatabase;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A role that does not own the tables sees the rows of its user or app, and no others. */
@MigratedDatabase(locations = "classpath:db/migration")
class RowSecurityTest {

  private static DataSource database;
  private static Tenant tenant;

  @BeforeAll
  static void fill(DataSource given) throws SQLException {
    database = given;
    World.fill(given);
    tenant = Tenant.of(given);
  }

  @AfterAll
  static void dropRole() throws SQLException {
    tenant.drop();
  }

  @Test
  void withoutAUserNothingIsSeen() throws SQLException {
    for (var table :
        List.of("documents", "folders", "users", "apps", "document_texts", "folder_permissions")) {
      assertThat(as("", "", "select count(*) from " + table)).as(table).containsExactly("0");
    }
  }

  @Test
  void userSeesOwnFiledAndGrantedDocuments() throws SQLException {
    assertThat(asUser(World.OWNER, "select external_id from documents"))
        .containsExactlyInAnyOrder("filed", "unfiled", "granted", "in-one");
    assertThat(asUser(World.VIEWER, "select external_id from documents"))
        .containsExactlyInAnyOrder("filed", "granted");
    assertThat(asUser(World.MEMBER, "select external_id from documents")).containsExactly("filed");
    assertThat(asUser(World.STRANGER, "select external_id from documents"))
        .containsExactlyInAnyOrder("of-stranger", "in-two");
  }

  @Test
  void appSeesItsDocumentsAndNoOthers() throws SQLException {
    assertThat(as("", "one", "select external_id from documents")).containsExactly("in-one");
    assertThat(as(World.OWNER, "two", "select external_id from documents"))
        .containsExactly("in-two");
    assertThat(as("", "one", "select app_id from apps")).containsExactly("one");
  }

  @Test
  void textsFollowTheirDocument() throws SQLException {
    assertThat(asUser(World.MEMBER, "select document_id from document_texts"))
        .containsExactly("filed");
  }

  @Test
  void readersDoNotWrite() throws SQLException {
    var change =
        "update documents set filename = 'x' where external_id = 'filed' returning external_id";
    assertThat(asUser(World.VIEWER, change)).isEmpty();
    assertThat(asUser(World.MEMBER, change)).containsExactly("filed");
    assertThat(
            asUser(World.VIEWER, "update document_texts set content = 'x' returning document_id"))
        .isEmpty();
    assertThat(asUser(World.MEMBER, "delete from folders returning id")).isEmpty();
  }

  @Test
  void nobodyPutsRowsUnderAnotherUserOrApp() {
    assertThatThrownBy(
            () ->
                asUser(
                    World.STRANGER,
                    "insert into documents (external_id, owner_user_id) values ('n', '%s') returning 1"
                        .formatted(World.OWNER)))
        .hasMessageContaining("row-level security");
    assertThatThrownBy(
            () ->
                as(
                    "",
                    "one",
                    """
        insert into documents (external_id, owner_user_id, app_id) values ('n', '%s', 'two') returning 1
        """
                        .formatted(World.OWNER)))
        .hasMessageContaining("row-level security");
  }

  @Test
  void nobodyMovesADocumentToAnAppOfAnother() {
    var move = "update documents set app_id = 'two' where external_id = 'unfiled' returning 1";
    assertThatThrownBy(() -> asUser(World.OWNER, move)).hasMessageContaining("row-level security");
  }

  @Test
  void nobodyMakesAFolderInAFolderOfAnother() {
    var add =
        """
        insert into folders (name, owner_type, owner_user_id, parent_id)
        values ('In', 'user', '%s', '%s') returning 1
        """
            .formatted(World.STRANGER, World.FOLDER);
    assertThatThrownBy(() -> asUser(World.STRANGER, add))
        .hasMessageContaining("row-level security");
  }

  @Test
  void userMakesAFolderAndFilesADocument() throws SQLException {
    assertThat(
            asUser(
                World.STRANGER,
                """
        insert into folders (name, owner_type, owner_user_id) values ('Mine', 'user', '%s') returning full_path
        """
                    .formatted(World.STRANGER)))
        .containsExactly("/Mine");
    assertThatThrownBy(
            () ->
                asUser(
                    World.STRANGER,
                    "update documents set folder_id = '%s' returning 1".formatted(World.FOLDER)))
        .hasMessageContaining("row-level security");
  }

  @Test
  void viewsAskWithTheRightsOfTheCaller() throws SQLException {
    assertThat(asUser(World.MEMBER, "select external_id from document_overview"))
        .containsExactly("filed");
    assertThat(asUser(World.STRANGER, "select permission from folder_permissions")).isEmpty();
  }

  @Test
  void quarantineAndPartitionsAreClosed() throws SQLException {
    new Sql(database)
        .run(
            "insert into usage_log (user_id, operation, status) values ('%s', 'query', 'success')"
                .formatted(World.OWNER));
    assertThat(asUser(World.OWNER, "select operation from usage_log")).containsExactly("query");
    assertThat(asUser(World.STRANGER, "select operation from usage_log")).isEmpty();
    var partition = new Sql(database).text("select tableoid::regclass::text from usage_log");
    assertThat(asUser(World.OWNER, "select operation from " + partition)).isEmpty();
    assertThat(asUser(World.OWNER, "select reason from migration_quarantine")).isEmpty();
  }

  @Test
  void ownerOfTheTablesSeesAll() throws SQLException {
    assertThat(new Sql(database).text("select count(*) from documents")).isEqualTo("6");
  }

  private static List<String> asUser(String user, String sql) throws SQLException {
    return tenant.asUser(user, sql);
  }

  private static List<String> as(String user, String app, String sql) throws SQLException {
    return tenant.as(user, app, sql);
  }
}
