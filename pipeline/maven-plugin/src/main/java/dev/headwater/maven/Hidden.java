package dev.headwater.maven;

import org.jspecify.annotations.Nullable;

/** A parameter that Maven's debug log must not show: it prints the value of every other one. */
public final class Hidden {

  private String value = "";

  /** Maven calls this for an element's text, and for a property. */
  public void set(String text) {
    value = text;
  }

  /** Empty when it is not given. */
  static String value(@Nullable Hidden parameter) {
    return parameter == null ? "" : parameter.value;
  }

  /** Says only whether it is given. */
  @Override
  public String toString() {
    return value.isEmpty() ? "" : "(not shown)";
  }
}
