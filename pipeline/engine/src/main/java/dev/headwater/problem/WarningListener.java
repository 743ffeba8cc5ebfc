package dev.headwater.problem;

/** Hears what the reader should know, but what is no failure. */
public interface WarningListener {

  /** A listener that hears nothing. */
  WarningListener SILENT = new WarningListener() {};

  /** Something that the reader should know, and that may well be as it should. */
  default void noted(String text) {}

  /** Something that Headwater says. */
  default void warned(String text) {}

  /**
   * A warning of an outside tool in its own words.
   *
   * @param tool {@code Flyway} or {@code jOOQ}
   */
  default void toolWarned(String tool, String text) {}
}
