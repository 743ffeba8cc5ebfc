package dev.headwater.web.diagram;

import java.util.Locale;

/** The fate of a part of a picture. */
enum Sign {
  NONE(""),
  ADDED("+"),
  REMOVED("−"),
  CHANGED("~"),
  RENAMED(">");

  private final String text;

  Sign(String text) {
    this.text = text;
  }

  /** A character that tells it without colours. */
  String text() {
    return text;
  }

  /** Its class in a style sheet, after a blank; empty for {@link #NONE}. */
  String style() {
    return this == NONE ? "" : " " + word();
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
