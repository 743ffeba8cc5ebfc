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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A write grant opens a document or graph; it does not move one. */
@MigratedDatabase(locations = "classpath:db/migration")
class MoveByGrantTest {

  private static final String TO_FOLDER = "folder_id = '" + World.FOLDER + "'";
  private static final String TO_MEMBER = "owner_user_id = '" + World.MEMBER + "'";

  private static Tenant tenant;

  /** The member may write in the folder by a role, and to three rows by grants. */
  @BeforeAll
  static void fill(DataSource given) throws SQLException {
    World.fill(given);
    new Sql(given)
        .run(
            """
        insert into graphs (id, name, owner_user_id) values ('unfiled', 'Map', '%2$s');
        insert into documents (external_id, owner_user_id, folder_id) values ('below', '%4$s', '%5$s');
        insert into document_grants
        select document_id, holder::uuid, access
        from (values ('unfiled', '%1$s'), ('filed', '%1$s'), ('filed', '%3$s')) as held (document_id, holder),
             (values ('read'::access_level), ('write')) as levels (access);
        insert into graph_grants values ('unfiled', '%1$s', 'read'), ('unfiled', '%1$s', 'write');
        """
                .formatted(World.MEMBER, World.OWNER, World.VIEWER, World.STRANGER, World.BELOW));
    tenant = Tenant.of(given);
  }

  @AfterAll
  static void dropRole() throws SQLException {
    tenant.drop();
  }

  @ParameterizedTest
  @ValueSource(strings = {"documents", "graphs"})
  void holderOfAWriteGrantChangesAnUnfiledRow(String table) throws SQLException {
    assertThat(change(World.MEMBER, table, "error = 'x'")).containsExactly("x");
    // a change that says the old place again moves nothing
    assertThat(change(World.MEMBER, table, "error = 'x', folder_id = null")).containsExactly("x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"documents", "graphs"})
  void holderOfAWriteGrantDoesNotTakeAnUnfiledRow(String table) {
    for (var move : List.of(TO_FOLDER, TO_MEMBER, TO_MEMBER + ", " + TO_FOLDER)) {
      assertThatThrownBy(() -> change(World.MEMBER, table, move))
          .as(move)
          .hasMessageStartingWith(
              """
              ERROR: a grant does not move a row of %s
                Hint: It takes the right to write where the row lies and where it goes.\
              """
                  .formatted(table));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"documents", "graphs"})
  void ownerFilesAnUnfiledRow(String table) throws SQLException {
    assertThat(change(World.OWNER, table, TO_FOLDER + ", error = 'x'")).containsExactly("x");
  }

  @Test
  void grantDoesNotOpenAFolderToWhatItsHolderMayMove() {
    var move = "update documents set folder_id = '%s' where external_id = 'filed' returning 1";
    assertThatThrownBy(() -> tenant.asUser(World.MEMBER, move.formatted(World.BELOW)))
        .hasMessageContaining("a grant does not move a row of documents");
  }

  @Test
  void readerOfAFolderDoesNotTakeADocumentOutByAGrant() {
    assertThatThrownBy(
            () ->
                tenant.asUser(
                    World.VIEWER,
                    "update documents set folder_id = null where external_id = 'filed' returning 1"))
        .hasMessageContaining("a grant does not move a row of documents");
  }

  @Test
  void whoMayWriteInBothFoldersChangesAndMovesADocument() throws SQLException {
    var change = "update documents set %s where external_id = 'filed' returning external_id";
    assertThat(tenant.asUser(World.MEMBER, change.formatted("filename = 'x'")))
        .containsExactly("filed");
    assertThat(tenant.asUser(World.OWNER, change.formatted("folder_id = '" + World.BELOW + "'")))
        .containsExactly("filed");
  }

  @Test
  void deletedFolderUnfilesTheDocumentsOfOthers() throws SQLException {
    assertThat(
            tenant.asUser(
                World.OWNER,
                "delete from folders where id = '%s' returning id".formatted(World.BELOW)))
        .containsExactly(World.BELOW);
  }

  private static List<String> change(String user, String table, String what) throws SQLException {
    return tenant.asUser(
        user,
        "update %s set %s where %s = 'unfiled' returning error"
            .formatted(table, what, table.equals("graphs") ? "id" : "external_id"));
  }
}
