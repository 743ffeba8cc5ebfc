package com.moongraph;

/** Somebody else changed the document since it was read. */
public final class StaleDocumentException extends MoongraphException {

  private static final long serialVersionUID = 1L;

  StaleDocumentException(Document seen) {
    super("document %s was changed since %s".formatted(seen.id(), seen.updatedAt()));
  }
}
