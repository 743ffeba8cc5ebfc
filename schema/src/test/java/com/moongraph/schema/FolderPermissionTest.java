package com.moongraph.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.junit.MigratedDatabase;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may do what to a folder. */
@MigratedDatabase(locations = "classpath:db/migration")
class FolderPermissionTest {

  private static Sql sql;

  @BeforeAll
  static void fill(DataSource database) throws SQLException {
    World.fill(database);
    sql = new Sql(database);
  }

  @Test
  void threePermissionsThreeRolesAndSixMappingsAreSeeded() throws SQLException {
    assertThat(
            sql.texts(
                """
        select r.name || ' ' || string_agg(p.name, ' ' order by p.id)
        from roles r join role_permissions rp on rp.role_id = r.id
        join permissions p on p.id = rp.permission_id group by r.name
        """))
        .containsExactlyInAnyOrder(
            "FolderViewer folder:read",
            "FolderEditor folder:read folder:write",
            "FolderAdmin folder:read folder:write folder:admin");
  }

  @Test
  void ownerMayDoEverything() throws SQLException {
    assertThat(permissions(World.OWNER))
        .containsExactly("folder:admin", "folder:read", "folder:write");
  }

  @Test
  void viewerOnlyReads() throws SQLException {
    assertThat(permissions(World.VIEWER)).containsExactly("folder:read");
  }

  @Test
  void roleOfATeamHoldsForItsMembers() throws SQLException {
    assertThat(permissions(World.MEMBER)).containsExactly("folder:read", "folder:write");
  }

  @Test
  void roleOfATeamDoesNotLeakToOthers() throws SQLException {
    assertThat(permissions(World.STRANGER)).isEmpty();
    assertThat(
            sql.text(
                "select has_folder_permission('%s', '%s', 'folder:read')::text"
                    .formatted(World.STRANGER, World.FOLDER)))
        .isEqualTo("false");
  }

  @Test
  void roleEndsWithTheMembership() throws SQLException {
    sql.run(
        "insert into team_memberships select team_id, '%s' from team_memberships limit 1"
            .formatted(World.STRANGER));
    assertThat(permissions(World.STRANGER)).containsExactly("folder:read", "folder:write");
    sql.run("delete from team_memberships where user_id = '%s'".formatted(World.STRANGER));
    assertThat(permissions(World.STRANGER)).isEmpty();
  }

  @Test
  void rightOnAFolderSaysNothingAboutTheFoldersInIt() throws SQLException {
    assertThat(sql.texts("select full_path from visible_folders('" + World.VIEWER + "')"))
        .containsExactly("/Top");
  }

  @Test
  void documentsOfAUserAreTheUnfiledTheFiledAndTheGranted() throws SQLException {
    assertThat(sql.texts("select readable_documents('" + World.VIEWER + "')"))
        .containsExactlyInAnyOrder("filed", "granted");
    assertThat(sql.texts("select readable_documents('" + World.STRANGER + "')"))
        .containsExactlyInAnyOrder("of-stranger", "in-two");
  }

  @Test
  void changesOfRightsAreInTheAuditLog() throws SQLException {
    assertThat(sql.texts("select distinct table_name from audit_log"))
        .contains("user_folder_roles", "team_folder_roles", "team_memberships");
  }

  private static java.util.List<String> permissions(String user) throws SQLException {
    return sql.texts(
        "select permission from folder_permissions where user_id = '%s' and folder_id = '%s' order by 1"
            .formatted(user, World.FOLDER));
  }
}
