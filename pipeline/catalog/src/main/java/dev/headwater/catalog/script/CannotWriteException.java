package dev.headwater.catalog.script;

import dev.headwater.catalog.Id;

/** There is no statement for an object. */
final class CannotWriteException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient Id id;

  CannotWriteException(Id id) {
    super("no statement for " + id);
    this.id = id;
  }

  Id id() {
    return id;
  }
}
