package com.moongraph;

import static com.moongraph.db.Tables.FOLDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.moongraph.db.tables.records.AppsRecord;
import com.moongraph.id.FolderId;
import dev.headwater.junit.MigratedDatabase;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Folders that are renamed, moved and deleted. */
@MigratedDatabase
class FolderTreeTest {

  private Scene scene;
  private Folder a;
  private Folder b;
  private Folder c;

  @BeforeEach
  void growTree(DataSource source) {
    scene = new Scene(source);
    c = scene.folders.createPath(scene.owner, FolderPath.parse("/A/B/C"));
    b = scene.folders.findOwn(scene.owner, FolderPath.parse("/A/B")).orElseThrow();
    a = scene.folders.findOwn(scene.owner, FolderPath.parse("/A")).orElseThrow();
  }

  @Test
  void renameAndMoveCarryThePathsBelow() {
    assertThat(scene.tree.rename(scene.owner, a.id(), " Z ").path()).isEqualTo("/Z");
    assertThat(pathOfC()).isEqualTo("/Z/B/C");
    assertThat(scene.tree.move(scene.owner, b.id(), scene.folder.id()).path())
        .isEqualTo("/Shared/B");
    assertThat(pathOfC()).isEqualTo("/Shared/B/C");
    assertThat(scene.tree.moveToTop(scene.owner, b.id()).parentId()).isEmpty();
    assertThat(pathOfC()).isEqualTo("/B/C");
  }

  @Test
  void folderDoesNotMoveBelowItself() {
    assertThatThrownBy(() -> scene.tree.move(scene.owner, a.id(), c.id()))
        .isInstanceOf(MoveRefusedException.class)
        .hasMessage("folder %s cannot move below itself", a.id());
    assertThatThrownBy(() -> scene.tree.move(scene.owner, a.id(), a.id()))
        .isInstanceOf(MoveRefusedException.class);
    assertThat(pathOfC()).isEqualTo("/A/B/C");
  }

  @Test
  void twoMovesAtATimeCloseNoCircle() throws Exception {
    Folder shared = scene.folder;
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Future<Folder> crossing =
          scene.database.transactionResult(
              first -> {
                new FolderTree(first.dsl()).move(scene.owner, a.id(), shared.id());
                Future<Folder> second =
                    thread.submit(() -> scene.tree.move(scene.owner, shared.id(), a.id()));
                // long enough to have begun; if not, the test is only easier to pass
                Thread.sleep(200);
                return second;
              });
      assertThatThrownBy(crossing::get)
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(MoveRefusedException.class);
    } finally {
      thread.shutdownNow();
    }
    assertThat(pathOfC()).isEqualTo("/Shared/A/B/C");
  }

  @Test
  void placeThatIsTakenIsRefused() {
    scene.folders.create(scene.owner, NewFolder.in(scene.folder, "B"));
    assertThatThrownBy(() -> scene.tree.rename(scene.owner, a.id(), "Shared"))
        .isInstanceOf(AlreadyExistsException.class)
        .hasMessage("there is a folder already where folder %s was to go", a.id());
    assertThatThrownBy(() -> scene.tree.move(scene.owner, b.id(), scene.folder.id()))
        .isInstanceOf(AlreadyExistsException.class)
        .hasMessage("there is a folder already where folder %s was to go", b.id());
  }

  @Test
  void refusalLeavesTheTransactionUsable() {
    scene.database.transaction(
        step -> {
          FolderTree inside = new FolderTree(step.dsl());
          assertThatThrownBy(() -> inside.rename(scene.owner, a.id(), "Shared"))
              .isInstanceOf(AlreadyExistsException.class);
          inside.rename(scene.owner, a.id(), "Z");
        });
    assertThat(pathOfC()).isEqualTo("/Z/B/C");
  }

  @Test
  void folderMovesOnlyWhereTheUserMayWrite() {
    Folder foreign = scene.folders.create(scene.stranger, NewFolder.atTop("Foreign"));
    assertThatThrownBy(() -> scene.tree.move(scene.owner, a.id(), foreign.id()))
        .isInstanceOf(AccessDeniedException.class)
        .hasMessage("%s has no folder:write on folder %s", scene.owner.email(), foreign.id());
  }

  @Test
  void folderOfAnotherAppIsNoTarget() {
    AppsRecord app = scene.make.apps().create();
    FolderId id =
        scene
            .make
            .folders()
            .app(app)
            .with(FOLDERS.OWNER_USER_ID, scene.owner.id())
            .create()
            .getId();
    Folder inApp = scene.folders.get(scene.owner, id).orElseThrow();
    assertThatThrownBy(() -> scene.tree.move(scene.owner, a.id(), inApp.id()))
        .isInstanceOf(MoveRefusedException.class)
        .hasMessage("folder %s and folder %s are in different apps", a.id(), inApp.id());
    Document document = scene.documents.store(scene.owner, NewDocument.named("a.pdf"));
    assertThatThrownBy(() -> scene.changes.moveTo(scene.owner, document.id(), inApp.id()))
        .isInstanceOf(MoveRefusedException.class)
        .hasMessage("document %s and folder %s are in different apps", document.id(), inApp.id());
    assertThat(scene.folders.create(scene.owner, NewFolder.in(inApp, "Inner")).appId())
        .contains(app.getAppId());
  }

  @Test
  void folderWithFoldersInItIsDeletedOnlyAsASubtree() {
    assertThatThrownBy(() -> scene.tree.delete(scene.owner, a.id()))
        .isInstanceOf(FolderNotEmptyException.class)
        .hasMessage("folder %s has folders in it; delete the whole subtree", a.id());
    scene.tree.deleteSubtree(scene.owner, a.id());
    assertThat(scene.folders.get(scene.owner, c.id())).isEmpty();
  }

  @Test
  void subtreeIsDeletedOnlyByTheAdminOfAllOfIt() {
    scene.sharing.give(scene.owner, c.id(), FolderGrant.toUser(scene.editor, FolderRole.EDITOR));
    Folder ofEditor = scene.folders.create(scene.editor, NewFolder.in(c, "D"));
    assertThatThrownBy(() -> scene.tree.deleteSubtree(scene.owner, a.id()))
        .isInstanceOf(AccessDeniedException.class)
        .hasMessage("%s has no folder:admin on folder %s", scene.owner.email(), ofEditor.id());
    assertThat(pathOfC()).isEqualTo("/A/B/C");
  }

  @Test
  void documentsOfADeletedFolderGoBackToTheirOwners() {
    Document document = scene.documents.store(scene.owner, NewDocument.named("a.pdf").in(c));
    scene.tree.delete(scene.owner, c.id());
    assertThat(scene.documents.get(scene.owner, document.id()).orElseThrow().folderId()).isEmpty();
  }

  private String pathOfC() {
    return scene.folders.get(scene.owner, c.id()).orElseThrow().path();
  }
}
