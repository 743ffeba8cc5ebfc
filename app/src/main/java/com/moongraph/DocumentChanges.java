package com.moongraph;

import static com.moongraph.DocumentRow.DOCUMENT;
import static com.moongraph.db.Tables.DOCUMENTS;

import com.moongraph.db.tables.records.DocumentsRecord;
import com.moongraph.id.AppId;
import com.moongraph.id.DocumentId;
import com.moongraph.id.FolderId;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record1;

/** Moves documents, changes their metadata and deletes them. */
public final class DocumentChanges {

  private final DSLContext database;

  public DocumentChanges(DSLContext database) {
    this.database = database;
  }

  /** Files a document; its former place and the folder both take folder:write. */
  public Document moveTo(User who, DocumentId documentId, FolderId folderId) {
    return database.transactionResult(
        step -> {
          // first the folder, then the document: everybody locks in this order
          Folder folder = new Permissions(step.dsl()).hold(who, folderId, Permission.WRITE);
          Condition movable = DOCUMENTS.EXTERNAL_ID.eq(documentId).and(DocumentRights.move(who));
          AppId appId =
              step.dsl()
                  .select(DOCUMENTS.APP_ID)
                  .from(DOCUMENTS)
                  .where(movable)
                  .forNoKeyUpdate()
                  .fetchOptional()
                  .orElseThrow(() -> denied(who, documentId))
                  .value1();
          if (!folder.appId().equals(Optional.ofNullable(appId))) {
            throw MoveRefusedException.intoOtherApp("document " + documentId, folderId);
          }
          return step.dsl()
              .update(DOCUMENTS)
              .set(DOCUMENTS.FOLDER_ID, folderId)
              .where(movable)
              .returningResult(DOCUMENT)
              .fetchSingle(Record1::value1);
        });
  }

  /** Takes a document out of its folder; from then on it is for its owner alone. */
  public Document unfile(User who, DocumentId documentId) {
    return database
        .update(DOCUMENTS)
        .setNull(DOCUMENTS.FOLDER_ID)
        .where(DOCUMENTS.EXTERNAL_ID.eq(documentId))
        .and(DocumentRights.move(who))
        .returningResult(DOCUMENT)
        .fetchOptional(Record1::value1)
        .orElseThrow(() -> denied(who, documentId));
  }

  /**
   * Replaces the metadata of a document as it was seen.
   *
   * @throws StaleDocumentException if it was changed since
   */
  public Document updateMetadata(User who, Document seen, Metadata metadata) {
    Condition writable = DOCUMENTS.EXTERNAL_ID.eq(seen.id()).and(DocumentRights.write(who));
    DocumentsRecord change = new DocumentsRecord();
    change.setDocMetadata(metadata.values());
    change.setMetadataTypes(metadata.types());
    return database
        .update(DOCUMENTS)
        .set(change)
        .where(writable)
        .and(DOCUMENTS.UPDATED_AT.eq(seen.updatedAt()))
        .returningResult(DOCUMENT)
        .fetchOptional(Record1::value1)
        .orElseThrow(
            () ->
                database.fetchExists(DOCUMENTS, writable)
                    ? new StaleDocumentException(seen)
                    : denied(who, seen.id()));
  }

  /** Deletes a document with its text and files. */
  public void delete(User who, DocumentId documentId) {
    int deleted =
        database
            .deleteFrom(DOCUMENTS)
            .where(DOCUMENTS.EXTERNAL_ID.eq(documentId))
            .and(DocumentRights.delete(who))
            .execute();
    if (deleted == 0) {
      throw denied(who, documentId);
    }
  }

  private static AccessDeniedException denied(User who, DocumentId documentId) {
    return AccessDeniedException.toDocument(who, documentId, Permission.WRITE);
  }
}
