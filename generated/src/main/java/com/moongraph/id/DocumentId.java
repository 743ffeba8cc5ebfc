package com.moongraph.id;

/** Key of a document, often, not always, a UUID. */
public record DocumentId(String value) {

  @Override
  public String toString() {
    return value;
  }
}
