package com.moongraph;

import static com.moongraph.db.Tables.DOCUMENTS;
import static org.jooq.impl.DSL.row;

import java.util.Optional;
import org.jooq.SelectField;

/** How a row becomes a document; the big columns are left where they are. */
final class DocumentRow {

  static final SelectField<Document> DOCUMENT =
      row(
              DOCUMENTS.EXTERNAL_ID,
              DOCUMENTS.OWNER_USER_ID,
              DOCUMENTS.FOLDER_ID,
              DOCUMENTS.FILENAME,
              DOCUMENTS.CONTENT_TYPE,
              DOCUMENTS.STATUS,
              row(DOCUMENTS.DOC_METADATA, DOCUMENTS.METADATA_TYPES).mapping(Metadata::new),
              DOCUMENTS.CREATED_AT,
              DOCUMENTS.UPDATED_AT)
          .mapping(
              (id, ownerId, folderId, filename, contentType, status, metadata, created, updated) ->
                  new Document(
                      id,
                      ownerId,
                      Optional.ofNullable(folderId),
                      Optional.ofNullable(filename),
                      Optional.ofNullable(contentType),
                      status,
                      metadata,
                      created,
                      updated));

  private DocumentRow() {}
}
