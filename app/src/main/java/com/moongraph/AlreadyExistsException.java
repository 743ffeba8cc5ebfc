package com.moongraph;

import com.moongraph.id.DocumentId;
import com.moongraph.id.FolderId;

/** The place or id is taken. */
public final class AlreadyExistsException extends MoongraphException {

  private static final long serialVersionUID = 1L;

  private AlreadyExistsException(String message) {
    super(message);
  }

  static AlreadyExistsException folder(String name) {
    return new AlreadyExistsException("there is a folder \"%s\" in this place".formatted(name));
  }

  static AlreadyExistsException newPlaceOf(FolderId folderId) {
    return new AlreadyExistsException(
        "there is a folder already where folder %s was to go".formatted(folderId));
  }

  static AlreadyExistsException document(DocumentId documentId) {
    return new AlreadyExistsException("the document id %s is taken".formatted(documentId));
  }
}
