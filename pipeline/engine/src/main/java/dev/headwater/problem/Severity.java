package dev.headwater.problem;

import java.util.Locale;

/** How much a problem matters. */
public enum Severity {
  /** The run failed. */
  ERROR,
  /** The run went on; the reader should know. */
  WARNING;

  /** As compilers print it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
