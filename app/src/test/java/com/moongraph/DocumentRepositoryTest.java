package com.moongraph;

import static com.moongraph.db.Tables.DOCUMENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.moongraph.db.enums.ProcessingStatus;
import com.moongraph.id.DocumentId;
import dev.headwater.junit.MigratedDatabase;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Documents as they are stored, listed and changed. */
@MigratedDatabase
class DocumentRepositoryTest {

  private Scene scene;

  @BeforeEach
  void setTheScene(DataSource source) {
    scene = new Scene(source);
  }

  @Test
  void storedDocumentComesBackWithItsText() {
    Metadata metadata = Metadata.of("{\"pages\": 3}", Map.of("pages", "number"));
    DocumentId id = new DocumentId("client's own " + UUID.randomUUID());
    Document stored =
        scene.documents.store(
            scene.owner,
            NewDocument.named("Paper.PDF")
                .withId(id)
                .in(scene.folder)
                .withContentType("application/pdf")
                .withMetadata(metadata)
                .withText("words"));
    assertThat(stored)
        .isEqualTo(
            new Document(
                id,
                scene.owner.id(),
                Optional.of(scene.folder.id()),
                Optional.of("Paper.PDF"),
                Optional.of("application/pdf"),
                ProcessingStatus.processing,
                metadata,
                stored.createdAt(),
                stored.updatedAt()));
    assertThat(scene.documents.get(scene.owner, id)).contains(stored);
    assertThat(scene.documents.text(scene.viewer, id)).contains("words");
  }

  @Test
  void idIsTakenOnce() {
    Document stored = scene.documents.store(scene.owner, NewDocument.named("a.pdf"));
    NewDocument again = NewDocument.named("b.pdf").withId(stored.id()).withText("other");
    assertThatThrownBy(() -> scene.documents.store(scene.stranger, again))
        .isInstanceOf(AlreadyExistsException.class)
        .hasMessage("the document id %s is taken", stored.id());
    assertThat(scene.documents.get(scene.owner, stored.id())).contains(stored);
  }

  @Test
  void pagesAddUpToTheWholeListInAStableOrder() {
    OffsetDateTime sameTime = OffsetDateTime.parse("2026-01-01T00:00:00Z");
    for (int number = 0; number < 7; number++) {
      scene.documents.store(scene.owner, NewDocument.named(number + ".pdf").in(scene.folder));
    }
    scene
        .database
        .update(DOCUMENTS)
        .set(DOCUMENTS.UPDATED_AT, sameTime)
        .where(DOCUMENTS.FOLDER_ID.eq(scene.folder.id()))
        .execute();
    List<Document> all = new ArrayList<>();
    Page<Document> page;
    do {
      page =
          scene.documents.listIn(scene.viewer, scene.folder.id(), new PageRequest(all.size(), 3));
      assertThat(page.total()).isEqualTo(7);
      assertThat(page.hasMore()).isEqualTo(all.size() < 6);
      all.addAll(page.items());
    } while (page.hasMore());
    assertThat(all)
        .extracting(document -> document.id().value())
        .isSorted()
        .doesNotHaveDuplicates()
        .hasSize(7);
    assertThat(scene.documents.list(scene.viewer, PageRequest.FIRST).items()).isEqualTo(all);
  }

  @Test
  void lastChangedComesFirst() {
    Document first = scene.documents.store(scene.owner, NewDocument.named("1.pdf"));
    Document second = scene.documents.store(scene.owner, NewDocument.named("2.pdf"));
    Document changed = scene.changes.updateMetadata(scene.owner, first, Metadata.EMPTY);
    assertThat(scene.documents.listUnfiled(scene.owner, PageRequest.FIRST))
        .isEqualTo(new Page<>(List.of(changed, second), 2, false));
  }

  @Test
  void pageBehindTheEndIsEmptyButKnowsTheTotal() {
    scene.documents.store(scene.owner, NewDocument.named("1.pdf"));
    assertThat(scene.documents.listUnfiled(scene.owner, new PageRequest(10, 5)))
        .isEqualTo(new Page<>(List.of(), 1, false));
  }

  @Test
  void foldersOutOfReachListNothing() {
    scene.documents.store(scene.owner, NewDocument.named("1.pdf").in(scene.folder));
    assertThat(scene.documents.listIn(scene.stranger, scene.folder.id(), PageRequest.FIRST))
        .isEqualTo(new Page<>(List.of(), 0, false));
  }

  @Test
  void pagesAreBounded() {
    assertThatThrownBy(() -> new PageRequest(-1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("skip is -1, must not be negative");
    assertThatThrownBy(() -> new PageRequest(0, 501))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("limit is 501, must be 1 to 500");
  }

  @Test
  void movedDocumentChangesItsReaders() {
    Document document = scene.documents.store(scene.owner, NewDocument.named("1.pdf"));
    assertThat(scene.changes.moveTo(scene.owner, document.id(), scene.folder.id()).folderId())
        .contains(scene.folder.id());
    assertThat(scene.documents.get(scene.viewer, document.id())).isPresent();
    assertThat(scene.changes.unfile(scene.editor, document.id()).folderId()).isEmpty();
    assertThat(scene.documents.get(scene.viewer, document.id())).isEmpty();
    assertThat(scene.documents.get(scene.owner, document.id())).isPresent();
  }

  @Test
  void changeOfAnOldStateIsRefused() {
    Document seen = scene.documents.store(scene.owner, NewDocument.named("1.pdf").in(scene.folder));
    Metadata mine = Metadata.of("{\"by\": \"editor\"}", Map.of());
    Document changed = scene.changes.updateMetadata(scene.editor, seen, mine);
    assertThat(changed.metadata()).isEqualTo(mine);
    assertThatThrownBy(() -> scene.changes.updateMetadata(scene.owner, seen, Metadata.EMPTY))
        .isInstanceOf(StaleDocumentException.class)
        .hasMessage("document %s was changed since %s", seen.id(), seen.updatedAt());
    scene.changes.updateMetadata(scene.owner, changed, Metadata.EMPTY);
  }

  @Test
  void deletedDocumentIsGoneWithItsText() {
    Document document =
        scene.documents.store(scene.owner, NewDocument.named("1.pdf").withText("words"));
    scene.changes.delete(scene.owner, document.id());
    assertThat(scene.documents.get(scene.owner, document.id())).isEmpty();
    assertThat(scene.documents.text(scene.owner, document.id())).isEmpty();
  }
}
