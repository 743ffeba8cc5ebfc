package com.moongraph;

import static com.moongraph.db.Tables.USER_FOLDER_ROLES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.moongraph.db.enums.FolderVisibility;
import com.moongraph.id.FolderId;
import com.moongraph.id.TeamId;
import dev.headwater.junit.MigratedDatabase;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Folders as they are made and found. */
@MigratedDatabase
class FolderRepositoryTest {

  private Scene scene;

  @BeforeEach
  void setTheScene(DataSource source) {
    scene = new Scene(source);
  }

  @Test
  void newFolderIsPrivateAndItsCreatorsOwn() {
    Folder made =
        scene.folders.create(scene.stranger, NewFolder.atTop(" Notes ").describedAs("For later"));
    assertThat(made)
        .isEqualTo(
            new Folder(
                made.id(),
                "Notes",
                "/Notes",
                Optional.empty(),
                new Principal.Person(scene.stranger.id()),
                Optional.empty(),
                FolderVisibility.private_,
                Optional.of("For later")));
    assertThat(scene.folders.get(scene.stranger, made.id())).contains(made);
  }

  @Test
  void creatorBecomesFolderAdmin() {
    assertThat(
            scene.database.fetchExists(
                USER_FOLDER_ROLES,
                USER_FOLDER_ROLES
                    .FOLDER_ID
                    .eq(scene.folder.id())
                    .and(USER_FOLDER_ROLES.USER_ID.eq(scene.owner.id()))
                    .and(USER_FOLDER_ROLES.roles().NAME.eq(FolderRole.ADMIN.text()))))
        .isTrue();
  }

  @Test
  void folderInAFolderHasItsPath() {
    Folder inner = scene.folders.create(scene.editor, NewFolder.in(scene.folder, "Inner"));
    assertThat(inner.path()).isEqualTo("/Shared/Inner");
    assertThat(inner.parentId()).contains(scene.folder.id());
    assertThat(inner.owner()).isEqualTo(new Principal.Person(scene.editor.id()));
  }

  @Test
  void nameIsTakenOnceForAnOwner() {
    assertThatThrownBy(() -> scene.folders.create(scene.owner, NewFolder.atTop("Shared")))
        .isInstanceOf(AlreadyExistsException.class)
        .hasMessage("there is a folder \"Shared\" in this place");
    assertThat(scene.folders.create(scene.owner, NewFolder.atTop("shared")).name())
        .isEqualTo("shared");
    assertThat(scene.folders.create(scene.viewer, NewFolder.atTop("Shared")).name())
        .isEqualTo("Shared");
  }

  @Test
  void unknownParentIsRefusedLikeOneThatIsOutOfReach() {
    FolderId unknown = new FolderId(UUID.randomUUID());
    assertThatThrownBy(
            () ->
                scene.folders.create(
                    scene.owner, new NewFolder("A", Optional.of(unknown), Optional.empty())))
        .isInstanceOf(AccessDeniedException.class)
        .hasMessage("%s has no folder:write on folder %s", scene.owner.email(), unknown);
  }

  @Test
  void pathIsMadeWithAllThatIsMissing() {
    Folder deep = scene.folders.createPath(scene.owner, FolderPath.parse("Shared//A/B/"));
    assertThat(deep.path()).isEqualTo("/Shared/A/B");
    assertThat(scene.folders.createPath(scene.owner, FolderPath.parse("/Shared/A/B")))
        .isEqualTo(deep);
    assertThat(scene.folders.findOwn(scene.owner, FolderPath.parse("/Shared")))
        .contains(scene.folder);
    assertThat(scene.folders.findOwn(scene.editor, FolderPath.parse("/Shared"))).isEmpty();
  }

  @Test
  void visibleAreTheOwnedTheGivenAndThoseOfTheTeam() {
    Folder owned = scene.folders.create(scene.viewer, NewFolder.atTop("Owned"));
    Folder ofTeam = scene.folders.create(scene.owner, NewFolder.atTop("Team's"));
    scene.folders.create(scene.owner, NewFolder.atTop("Hidden"));
    TeamId team = scene.teamOf(scene.owner, scene.viewer);
    scene.sharing.give(scene.owner, ofTeam.id(), FolderGrant.toTeam(team, FolderRole.EDITOR));
    assertThat(scene.folders.listVisible(scene.viewer))
        .containsExactly(
            new VisibleFolder(owned, Set.of(Permission.values())),
            new VisibleFolder(scene.folder, Set.of(Permission.READ)),
            new VisibleFolder(ofTeam, Set.of(Permission.READ, Permission.WRITE)));
  }

  @Test
  void publicFoldersAreListedOnRequest() {
    Folder open =
        scene.tree.changeVisibility(scene.owner, scene.folder.id(), FolderVisibility.public_);
    assertThat(scene.folders.listVisible(scene.stranger)).isEmpty();
    assertThat(scene.folders.listVisibleAndPublic(scene.stranger))
        .contains(new VisibleFolder(open, Set.of()));
    assertThat(scene.folders.get(scene.stranger, open.id())).contains(open);
  }

  @Test
  void childrenAreThoseThatTheReaderMayRead() {
    Folder ofOwner = scene.folders.create(scene.owner, NewFolder.in(scene.folder, "b"));
    Folder ofEditor = scene.folders.create(scene.editor, NewFolder.in(scene.folder, "a"));
    scene.sharing.give(
        scene.editor, ofEditor.id(), FolderGrant.toUser(scene.owner, FolderRole.VIEWER));
    assertThat(scene.folders.children(scene.owner, scene.folder.id()))
        .isEqualTo(List.of(ofEditor, ofOwner));
    assertThat(scene.folders.children(scene.editor, scene.folder.id())).containsExactly(ofEditor);
    assertThat(scene.folders.children(scene.viewer, scene.folder.id())).isEmpty();
  }
}
