package com.moongraph;

import java.util.Arrays;

/** A right that a role gives on a folder and its content. */
public enum Permission {
  READ("folder:read"),
  WRITE("folder:write"),
  ADMIN("folder:admin");

  private final String text;

  Permission(String text) {
    this.text = text;
  }

  /** The name in the table {@code permissions}. */
  public String text() {
    return text;
  }

  static Permission of(String text) {
    return Arrays.stream(values())
        .filter(permission -> permission.text.equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown permission " + text));
  }
}
