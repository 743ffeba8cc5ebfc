package com.moongraph.id;

import java.util.UUID;

/** Key of a role. */
public record RoleId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
