package dev.headwater.apply;

import dev.headwater.problem.WarningListener;

/** Hears how a database is migrated. Every event has a default that ignores it. */
public interface MigrationListener extends WarningListener {

  /** A listener that hears nothing. */
  MigrationListener SILENT = new MigrationListener() {};

  /**
   * The database began with these migrations applied.
   *
   * @param total of the run, these included
   */
  default void resumed(int migrations, int total) {}

  /**
   * A migration begins.
   *
   * @param number from 1
   */
  default void migrating(int number, int total, String script) {}

  /** A migration is over; Flyway says so before it commits. */
  default void applied(String script) {}

  /** A statement is sent to a throwaway database, by a script or by Flyway itself. */
  default void sending(String sql) {}
}
