package com.moongraph;

import static com.moongraph.Permission.ADMIN;
import static com.moongraph.Permission.READ;
import static com.moongraph.Permission.WRITE;
import static com.moongraph.db.Tables.FOLDERS;
import static com.moongraph.db.Tables.ROLES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.moongraph.db.Tables;
import com.moongraph.db.enums.FolderVisibility;
import com.moongraph.db.enums.OwnerType;
import com.moongraph.db.enums.RoleScope;
import com.moongraph.id.FolderId;
import com.moongraph.id.TeamId;
import dev.headwater.junit.MigratedDatabase;
import java.util.Arrays;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The permission rule: by ownership, by a role, or by a role of a team. */
@MigratedDatabase
class PermissionsTest {

  private Scene scene;

  @BeforeEach
  void setTheScene(DataSource source) {
    scene = new Scene(source);
  }

  @Test
  void rolesGiveWhatTheyAreSeededWith() {
    FolderId folder = scene.folder.id();
    assertThat(scene.permissions.of(scene.owner, folder)).containsOnly(READ, WRITE, ADMIN);
    assertThat(scene.permissions.of(scene.editor, folder)).containsOnly(READ, WRITE);
    assertThat(scene.permissions.of(scene.viewer, folder)).containsOnly(READ);
    assertThat(scene.permissions.of(scene.stranger, folder)).isEmpty();
  }

  @Test
  void namesInCodeAreTheNamesInTheDatabase() {
    assertThat(scene.database.fetchValues(Tables.PERMISSIONS.NAME))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Permission.values()).map(Permission::text).toList());
    assertThat(scene.database.fetchValues(ROLES.NAME, ROLES.SCOPE.eq(RoleScope.folder)))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(FolderRole.values()).map(FolderRole::text).toList());
  }

  @Test
  void teamRoleHoldsForMembers() {
    TeamId team = scene.teamOf(scene.viewer, scene.stranger);
    give(team, FolderRole.EDITOR);
    assertThat(scene.permissions.of(scene.stranger, scene.folder.id())).containsOnly(READ, WRITE);
  }

  @Test
  void teamRoleDoesNotLeakToNonMembers() {
    TeamId team = scene.teamOf(scene.owner, scene.editor);
    give(team, FolderRole.ADMIN);
    // a member of some other team, which is what the LEFT JOIN of old let in
    scene.teamOf(scene.owner, scene.stranger);
    assertThat(scene.permissions.of(scene.stranger, scene.folder.id())).isEmpty();
    assertThat(scene.folders.get(scene.stranger, scene.folder.id())).isEmpty();
    assertThat(scene.folders.listVisible(scene.stranger)).isEmpty();
    assertThat(scene.permissions.of(scene.viewer, scene.folder.id())).containsOnly(READ);
  }

  @Test
  void teamRoleEndsWithTheMembership() {
    TeamId team = scene.teamOf(scene.owner, scene.stranger);
    give(team, FolderRole.EDITOR);
    scene.leave(team, scene.stranger);
    assertThat(scene.permissions.of(scene.stranger, scene.folder.id())).isEmpty();
    scene.join(team, scene.stranger);
    assertThat(scene.permissions.of(scene.stranger, scene.folder.id())).containsOnly(READ, WRITE);
  }

  @Test
  void rolesOfUserAndTeamsAddUp() {
    give(scene.teamOf(scene.owner, scene.viewer), FolderRole.VIEWER);
    give(scene.teamOf(scene.owner, scene.viewer), FolderRole.EDITOR);
    assertThat(scene.permissions.of(scene.viewer, scene.folder.id())).containsOnly(READ, WRITE);
  }

  @Test
  void folderOfATeamIsReadByItsMembersAndRunByItsOwner() {
    TeamId team = scene.teamOf(scene.editor, scene.viewer);
    scene
        .database
        .update(FOLDERS)
        .set(FOLDERS.OWNER_TYPE, OwnerType.team)
        .set(FOLDERS.OWNER_TEAM_ID, team)
        .setNull(FOLDERS.OWNER_USER_ID)
        .where(FOLDERS.ID.eq(scene.folder.id()))
        .execute();
    assertThat(scene.permissions.of(scene.editor, scene.folder.id()))
        .containsOnly(READ, WRITE, ADMIN);
    assertThat(scene.permissions.of(scene.viewer, scene.folder.id())).containsOnly(READ);
    assertThat(scene.folders.get(scene.viewer, scene.folder.id()).orElseThrow().owner())
        .isEqualTo(new Principal.Team(team));
    // the creator stays FolderAdmin
    assertThat(scene.permissions.of(scene.owner, scene.folder.id()))
        .containsOnly(READ, WRITE, ADMIN);
  }

  @Test
  void publicFolderIsReadByEverybodyButNotWritten() {
    scene.tree.changeVisibility(scene.owner, scene.folder.id(), FolderVisibility.public_);
    assertThat(scene.permissions.of(scene.stranger, scene.folder.id())).containsOnly(READ);
  }

  @Test
  void roleTakenBackIsGone() {
    FolderGrant grant = FolderGrant.toUser(scene.viewer, FolderRole.VIEWER);
    scene.sharing.give(scene.owner, scene.folder.id(), grant);
    scene.sharing.take(scene.owner, scene.folder.id(), grant);
    assertThat(scene.permissions.of(scene.viewer, scene.folder.id())).isEmpty();
  }

  @Test
  void sharingTakesFolderAdmin() {
    FolderGrant grant = FolderGrant.toUser(scene.stranger, FolderRole.VIEWER);
    assertThatThrownBy(() -> scene.sharing.give(scene.editor, scene.folder.id(), grant))
        .isInstanceOf(AccessDeniedException.class)
        .hasMessage("%s has no folder:admin on folder %s", scene.editor.email(), scene.folder.id());
    assertThatThrownBy(
            () ->
                scene.sharing.take(
                    scene.viewer,
                    scene.folder.id(),
                    FolderGrant.toUser(scene.editor, FolderRole.EDITOR)))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void rightOnAFolderSaysNothingAboutTheFoldersInIt() {
    Folder inner = scene.folders.create(scene.owner, NewFolder.in(scene.folder, "Inner"));
    assertThat(scene.permissions.of(scene.viewer, inner.id())).isEmpty();
  }

  private void give(TeamId team, FolderRole role) {
    scene.sharing.give(scene.owner, scene.folder.id(), FolderGrant.toTeam(team, role));
  }
}
