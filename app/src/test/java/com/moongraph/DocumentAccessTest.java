package com.moongraph;

import static com.moongraph.db.Tables.DOCUMENT_GRANTS;
import static org.assertj.core.api.Assertions.assertThat;

import com.moongraph.db.enums.AccessLevel;
import com.moongraph.db.enums.FolderVisibility;
import com.moongraph.id.TeamId;
import dev.headwater.junit.MigratedDatabase;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rights of four users on a document, filed and unfiled. */
@MigratedDatabase
class DocumentAccessTest {

  private Scene scene;
  private Document filed;
  private Document unfiled;

  @BeforeEach
  void setTheScene(DataSource source) {
    scene = new Scene(source);
    filed =
        scene.documents.store(
            scene.owner, NewDocument.named("filed.pdf").in(scene.folder).withText("words"));
    unfiled =
        scene.documents.store(scene.owner, NewDocument.named("unfiled.pdf").withText("words"));
  }

  @ParameterizedTest(name = "{0}: read {1}, write {2}")
  @CsvSource({"owner, yes, yes", "editor, yes, yes", "viewer, yes, no", "stranger, no, no"})
  void filedDocumentIsUnderTheRightsOnItsFolder(String name, String read, String write) {
    check(scene.named(name), filed, new Expected(read, write));
  }

  @ParameterizedTest(name = "{0}: read {1}, write {2}")
  @CsvSource({"owner, yes, yes", "editor, no, no", "viewer, no, no", "stranger, no, no"})
  void unfiledDocumentIsForItsOwner(String name, String read, String write) {
    check(scene.named(name), unfiled, new Expected(read, write));
  }

  @ParameterizedTest(name = "member with {0}: read {1}, write {2}")
  @CsvSource({"ADMIN, yes, yes", "EDITOR, yes, yes", "VIEWER, yes, no"})
  void membersDoWhatTheRoleOfTheirTeamAllows(FolderRole role, String read, String write) {
    TeamId team = scene.teamOf(scene.owner, scene.stranger);
    scene.sharing.give(scene.owner, scene.folder.id(), FolderGrant.toTeam(team, role));
    check(scene.stranger, filed, new Expected(read, write));
  }

  @Test
  void teamRoleDoesNotLeakToNonMembers() {
    TeamId team = scene.teamOf(scene.owner, scene.editor);
    scene.sharing.give(scene.owner, scene.folder.id(), FolderGrant.toTeam(team, FolderRole.ADMIN));
    check(scene.stranger, filed, new Expected("no", "no"));
  }

  @Test
  void ownerWithoutARightOnTheFolderLosesTheDocumentToIt() {
    Document ofEditor =
        scene.documents.store(scene.editor, NewDocument.named("mine.pdf").in(scene.folder));
    scene.sharing.take(
        scene.owner, scene.folder.id(), FolderGrant.toUser(scene.editor, FolderRole.EDITOR));
    check(scene.editor, ofEditor, new Expected("no", "no"));
  }

  @Test
  void storingTakesFolderWrite() {
    for (User user : new User[] {scene.viewer, scene.stranger}) {
      assertThat(
              Scene.refusal(
                  () -> scene.documents.store(user, NewDocument.named("a").in(scene.folder))))
          .isEqualTo(
              "%s has no folder:write on folder %s".formatted(user.email(), scene.folder.id()));
    }
  }

  @Test
  void publicFolderShowsItsDocumentsAndLetsNobodyWrite() {
    scene.tree.changeVisibility(scene.owner, scene.folder.id(), FolderVisibility.public_);
    assertThat(scene.documents.get(scene.stranger, filed.id())).contains(filed);
    assertThat(Scene.refusal(() -> scene.changes.delete(scene.stranger, filed.id()))).isNotEmpty();
  }

  @Test
  void grantOfEraAOpensOneDocumentButDoesNotMoveIt() {
    grant(AccessLevel.read);
    grant(AccessLevel.write);
    assertThat(scene.documents.get(scene.stranger, unfiled.id())).contains(unfiled);
    assertThat(scene.documents.get(scene.stranger, filed.id())).isEmpty();
    scene.changes.updateMetadata(scene.stranger, unfiled, Metadata.EMPTY);
    Folder own = scene.folders.create(scene.stranger, NewFolder.atTop("Own"));
    assertThat(Scene.refusal(() -> scene.changes.moveTo(scene.stranger, unfiled.id(), own.id())))
        .isNotEmpty();
    assertThat(Scene.refusal(() -> scene.changes.delete(scene.stranger, unfiled.id())))
        .isNotEmpty();
    grant(AccessLevel.admin);
    scene.changes.delete(scene.stranger, unfiled.id());
  }

  private record Expected(String read, String write) {}

  private void check(User user, Document document, Expected expected) {
    boolean reads = expected.read().equals("yes");
    assertThat(scene.documents.get(user, document.id()).isPresent()).isEqualTo(reads);
    assertThat(scene.documents.text(user, document.id()).isPresent()).isEqualTo(reads);
    assertThat(scene.documents.list(user, PageRequest.FIRST).items().contains(document))
        .isEqualTo(reads);

    String refusal =
        expected.write().equals("yes")
            ? ""
            : "%s has no folder:write on document %s".formatted(user.email(), document.id());
    Folder own = scene.folders.create(user, NewFolder.atTop("Own"));
    assertThat(Scene.refusal(() -> scene.changes.updateMetadata(user, document, Metadata.EMPTY)))
        .isEqualTo(refusal);
    assertThat(Scene.refusal(() -> scene.changes.moveTo(user, document.id(), own.id())))
        .isEqualTo(refusal);
    assertThat(Scene.refusal(() -> scene.changes.delete(user, document.id()))).isEqualTo(refusal);
  }

  private void grant(AccessLevel level) {
    scene
        .make
        .documentGrants()
        .with(DOCUMENT_GRANTS.DOCUMENT_ID, unfiled.id())
        .with(DOCUMENT_GRANTS.USER_ID, scene.stranger.id())
        .with(DOCUMENT_GRANTS.ACCESS, level)
        .create();
  }
}
