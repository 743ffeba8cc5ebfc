package com.moongraph.id;

import java.util.UUID;

/** Key of a user. */
public record UserId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
