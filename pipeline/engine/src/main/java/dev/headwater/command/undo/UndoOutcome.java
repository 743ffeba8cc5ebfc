package dev.headwater.command.undo;

import dev.headwater.command.drift.DriftOutcome;
import dev.headwater.command.live.LeftBehind;
import dev.headwater.command.live.LiveMigrations.Place;
import dev.headwater.command.live.Stop;
import java.time.Duration;

/** How migrations were taken back in a real database. */
public sealed interface UndoOutcome {

  /** Nothing with a version was applied above the wanted one. */
  record NothingToDo(Place place, String version) implements UndoOutcome {}

  /** Nobody confirmed the plan, so nothing was changed. */
  record NotConfirmed(UndoPlan plan) implements UndoOutcome {}

  /**
   * All migrations of the plan were taken back.
   *
   * @param drift whether the schema is now what the migrations make
   */
  record Undone(UndoPlan plan, Duration took, LeftBehind left, DriftOutcome drift)
      implements UndoOutcome {}

  /** A script failed. */
  record Failed(UndoPlan plan, Stop stop) implements UndoOutcome {}
}
