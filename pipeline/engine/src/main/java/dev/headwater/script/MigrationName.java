package dev.headwater.script;

import java.io.Serializable;

/**
 * What Flyway reads out of a file name.
 *
 * @param version normalised, so that equal versions are equal texts; empty when there is none
 */
public record MigrationName(Kind kind, String version, String description) implements Serializable {

  /** The purpose of a script. */
  public enum Kind {
    VERSIONED,
    BASELINE,
    REPEATABLE,
    UNDO,
    CALLBACK
  }

  /** Undo scripts and callbacks are not migrations that bring the schema to head. */
  public boolean isMigration() {
    return kind != Kind.UNDO && kind != Kind.CALLBACK;
  }

  /** Whether it runs once, and its text must stay as it is from then on. */
  public boolean isVersioned() {
    return kind == Kind.VERSIONED || kind == Kind.BASELINE;
  }

  /** Its version, to be compared with others. */
  public Version order() {
    return new Version(version);
  }

  /**
   * A version as {@link #version} has it.
   *
   * @param version numbers between dots
   */
  public static String normalized(String version) {
    return MigrationNaming.normalized(version);
  }

  /** Two migrations with the same key cannot both be applied. */
  public String key() {
    return kind + " " + (version.isEmpty() ? description : version);
  }
}
