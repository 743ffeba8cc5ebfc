package com.moongraph.id;

import java.util.UUID;

/** Key of a team. */
public record TeamId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
