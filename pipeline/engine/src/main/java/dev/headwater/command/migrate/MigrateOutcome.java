package dev.headwater.command.migrate;

import dev.headwater.command.drift.DriftOutcome;
import dev.headwater.command.live.LeftBehind;
import dev.headwater.command.live.Stop;
import java.time.Duration;

/** How a real database was migrated. */
public sealed interface MigrateOutcome {

  MigratePlan plan();

  /** No migration was to come. */
  record NothingToDo(MigratePlan plan) implements MigrateOutcome {}

  /** Nobody confirmed the plan, so nothing was changed. */
  record NotConfirmed(MigratePlan plan) implements MigrateOutcome {}

  /**
   * All scripts of the plan ran.
   *
   * @param drift whether the schema is now what the migrations make
   */
  record Migrated(MigratePlan plan, Duration took, LeftBehind left, DriftOutcome drift)
      implements MigrateOutcome {}

  /** A script failed. */
  record Failed(MigratePlan plan, Stop stop) implements MigrateOutcome {}
}
