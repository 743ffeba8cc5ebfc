package com.moongraph.id;

import java.util.UUID;

/** Key of a folder. */
public record FolderId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
