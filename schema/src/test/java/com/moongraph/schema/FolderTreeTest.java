package com.moongraph.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.junit.MigratedDatabase;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The tree of folders holds together by itself. */
@MigratedDatabase(locations = "classpath:db/migration")
class FolderTreeTest {

  private Sql sql;

  @BeforeEach
  void growTree(DataSource database) throws SQLException {
    sql = new Sql(database);
    sql.run("delete from folders");
    folder("a", null);
    folder("b", "a");
    folder("c", "b");
  }

  @Test
  void pathFollowsTheParents() throws SQLException {
    assertThat(sql.texts("select full_path || ' ' || depth from folders order by 1"))
        .containsExactly("/a 1", "/a/b 2", "/a/b/c 3");
  }

  @Test
  void renameAndMoveCarryThePathsBelow() throws SQLException {
    sql.run("update folders set name = 'z' where name = 'a'");
    assertThat(sql.texts("select full_path from folders order by 1"))
        .containsExactly("/z", "/z/b", "/z/b/c");
    sql.run("update folders set parent_id = null where name = 'b'");
    assertThat(sql.texts("select full_path from folders order by 1"))
        .containsExactly("/b", "/b/c", "/z");
  }

  @Test
  void nobodyWritesAPathByHand() throws SQLException {
    sql.run("update folders set full_path = '/elsewhere' where name = 'c'");
    assertThat(sql.text("select full_path from folders where name = 'c'")).isEqualTo("/a/b/c");
  }

  @Test
  void folderCannotMoveBelowItself() {
    assertThatThrownBy(
            () ->
                sql.run(
                    "update folders set parent_id = (select id from folders where name = 'c')"
                        + " where name = 'a'"))
        .hasMessageContaining("cannot move below itself");
    assertThatThrownBy(() -> sql.run("update folders set parent_id = id where name = 'a'"))
        .hasMessageContaining("cannot move below itself");
  }

  @Test
  void namesAreUniqueAmongSiblingsOnly() throws SQLException {
    folder("c", "a");
    assertThatThrownBy(() -> folder("c", "a")).hasMessageContaining("folders_tenant_path_key");
    assertThatThrownBy(() -> folder("x/y", "a")).hasMessageContaining("folder_name_check");
  }

  @Test
  void folderWithFoldersInItIsNotDeletedButASubtreeIs() throws SQLException {
    assertThatThrownBy(() -> sql.run("delete from folders where name = 'a'"))
        .hasMessageContaining("folders_parent_id_fkey");
    sql.run(
        "delete from folders where id in (select s.folder_id from folders f, folder_subtree(f.id) s"
            + " where f.name = 'b')");
    assertThat(sql.texts("select full_path from folders")).containsExactly("/a");
  }

  @Test
  void folderOfAnotherAppIsRefused() throws SQLException {
    sql.run("insert into apps (app_id, name, uri) values ('x', 'X', 'u') on conflict do nothing");
    assertThatThrownBy(
            () ->
                sql.run(
                    """
        insert into documents (external_id, owner_user_id, app_id, folder_id)
        select 'd', owner_user_id, 'x', id from folders where name = 'a'
        """))
        .hasMessageContaining("is in another app");
  }

  private void folder(String name, String parent) throws SQLException {
    sql.run(
        """
        insert into folders (name, parent_id, owner_type, owner_user_id)
        values ('%s', (select id from folders where name = '%s'), 'user', '00000000-0000-0000-0000-000000000000')
        """
            .formatted(name, parent));
  }
}
