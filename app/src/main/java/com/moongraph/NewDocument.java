package com.moongraph;

import com.moongraph.id.DocumentId;
import com.moongraph.id.FolderId;
import java.util.Optional;
import java.util.UUID;

/** A document to store; made with {@link #named}, then refined. */
public record NewDocument(
    DocumentId id,
    String filename,
    Optional<FolderId> folderId,
    Optional<String> contentType,
    Optional<String> text,
    Metadata metadata) {

  /** An unfiled document with an id of the service's own. */
  public static NewDocument named(String filename) {
    return new NewDocument(
        new DocumentId(UUID.randomUUID().toString()),
        filename,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Metadata.EMPTY);
  }

  /** With an id that the client has made. */
  public NewDocument withId(DocumentId chosen) {
    return new NewDocument(chosen, filename, folderId, contentType, text, metadata);
  }

  /** In a folder. */
  public NewDocument in(Folder folder) {
    return new NewDocument(id, filename, Optional.of(folder.id()), contentType, text, metadata);
  }

  /** With a MIME type. */
  public NewDocument withContentType(String mimeType) {
    return new NewDocument(id, filename, folderId, Optional.of(mimeType), text, metadata);
  }

  /** With its whole text. */
  public NewDocument withText(String whole) {
    return new NewDocument(id, filename, folderId, contentType, Optional.of(whole), metadata);
  }

  /** With metadata. */
  public NewDocument withMetadata(Metadata told) {
    return new NewDocument(id, filename, folderId, contentType, text, told);
  }
}
