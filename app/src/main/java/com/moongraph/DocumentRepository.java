package com.moongraph;

import static com.moongraph.DocumentRow.DOCUMENT;
import static com.moongraph.db.Tables.DOCUMENTS;
import static com.moongraph.db.Tables.DOCUMENT_TEXTS;
import static com.moongraph.db.Tables.READABLE_DOCUMENTS;
import static org.jooq.impl.DSL.select;

import com.moongraph.db.Keys;
import com.moongraph.db.tables.ReadableDocuments;
import com.moongraph.id.DocumentId;
import com.moongraph.id.FolderId;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record1;

/** Stores documents, finds and lists them. */
public final class DocumentRepository {

  private final DSLContext database;

  public DocumentRepository(DSLContext database) {
    this.database = database;
  }

  /**
   * Stores a document, unfiled or in a folder that its owner may write to.
   *
   * @throws AlreadyExistsException if the id is taken
   */
  public Document store(User owner, NewDocument wanted) {
    return database.transactionResult(
        step -> {
          Permissions permissions = new Permissions(step.dsl());
          Optional<Folder> folder =
              wanted.folderId().map(id -> permissions.hold(owner, id, Permission.WRITE));
          Document stored =
              step.dsl()
                  .insertInto(DOCUMENTS)
                  .set(DOCUMENTS.EXTERNAL_ID, wanted.id())
                  .set(DOCUMENTS.OWNER_USER_ID, owner.id())
                  .set(DOCUMENTS.FOLDER_ID, wanted.folderId().orElse(null))
                  .set(DOCUMENTS.APP_ID, folder.flatMap(Folder::appId).orElse(null))
                  .set(DOCUMENTS.FILENAME, wanted.filename())
                  .set(DOCUMENTS.CONTENT_TYPE, wanted.contentType().orElse(null))
                  .set(DOCUMENTS.DOC_METADATA, wanted.metadata().values())
                  .set(DOCUMENTS.METADATA_TYPES, wanted.metadata().types())
                  .onConflictOnConstraint(Keys.DOCUMENTS_PKEY)
                  .doNothing()
                  .returningResult(DOCUMENT)
                  .fetchOptional(Record1::value1)
                  .orElseThrow(() -> AlreadyExistsException.document(wanted.id()));
          wanted
              .text()
              .ifPresent(
                  text ->
                      step.dsl()
                          .insertInto(DOCUMENT_TEXTS)
                          .set(DOCUMENT_TEXTS.DOCUMENT_ID, wanted.id())
                          .set(DOCUMENT_TEXTS.CONTENT, text)
                          .execute());
          return stored;
        });
  }

  /** A document that somebody may read; what they may not read is not there for them. */
  public Optional<Document> get(User reader, DocumentId documentId) {
    return database
        .select(DOCUMENT)
        .from(DOCUMENTS)
        .where(DOCUMENTS.EXTERNAL_ID.eq(documentId))
        .and(DocumentRights.read(reader))
        .fetchOptional(Record1::value1);
  }

  /** The whole text of a document, if it has one and the reader may read it. */
  public Optional<String> text(User reader, DocumentId documentId) {
    return database
        .select(DOCUMENT_TEXTS.CONTENT)
        .from(DOCUMENT_TEXTS)
        .join(DOCUMENTS)
        .on(DOCUMENTS.EXTERNAL_ID.eq(DOCUMENT_TEXTS.DOCUMENT_ID))
        .where(DOCUMENTS.EXTERNAL_ID.eq(documentId))
        .and(DocumentRights.read(reader))
        .fetchOptional(DOCUMENT_TEXTS.CONTENT);
  }

  /** All that somebody may read by a right of their own; public folders are left out. */
  public Page<Document> list(User reader, PageRequest page) {
    ReadableDocuments readable = READABLE_DOCUMENTS(reader.id());
    return page(
        DOCUMENTS.EXTERNAL_ID.in(select(readable.READABLE_DOCUMENTS_).from(readable)), page);
  }

  /** The documents of a folder; none if the reader may not read it. */
  public Page<Document> listIn(User reader, FolderId folderId, PageRequest page) {
    return page(DOCUMENTS.FOLDER_ID.eq(folderId).and(DocumentRights.read(reader)), page);
  }

  /** The documents of a user that lie in no folder. */
  public Page<Document> listUnfiled(User owner, PageRequest page) {
    return page(DOCUMENTS.FOLDER_ID.isNull().and(DOCUMENTS.OWNER_USER_ID.eq(owner.id())), page);
  }

  private Page<Document> page(Condition which, PageRequest page) {
    return Page.cut(
        database
            .select(DOCUMENT)
            .from(DOCUMENTS)
            .where(which)
            // the key last, so that equal times keep their order from page to page
            .orderBy(DOCUMENTS.UPDATED_AT.desc(), DOCUMENTS.EXTERNAL_ID)
            .offset(page.skip())
            .limit(page.limit() + 1)
            .fetch(Record1::value1),
        page,
        database.fetchCount(DOCUMENTS, which));
  }
}
