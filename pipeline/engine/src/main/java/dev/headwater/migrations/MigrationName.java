package dev.headwater.migrations;

/**
 * What Flyway reads out of a file name.
 *
 * @param version normalised, so that equal versions are equal texts; empty when there is none
 */
record MigrationName(Kind kind, String version, String description) {

  enum Kind {
    VERSIONED,
    BASELINE,
    REPEATABLE,
    UNDO,
    CALLBACK
  }

  /** Undo scripts and callbacks are not migrations that bring the schema to head. */
  boolean isMigration() {
    return kind != Kind.UNDO && kind != Kind.CALLBACK;
  }

  /** Two migrations with the same key cannot both be applied. */
  String key() {
    return kind + " " + (version.isEmpty() ? description : version);
  }
}
