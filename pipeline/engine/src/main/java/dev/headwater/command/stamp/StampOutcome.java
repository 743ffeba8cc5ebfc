package dev.headwater.command.stamp;

import dev.headwater.command.drift.DriftOutcome.Drifted;

/** How a history was written. */
public sealed interface StampOutcome {

  /** The history says that already. */
  record NothingToDo(StampPlan plan) implements StampOutcome {}

  /** The database is not what the migrations make at that version, so nothing was changed. */
  record Differs(StampPlan plan, Drifted drifted) implements StampOutcome {}

  /** Nobody confirmed the plan, so nothing was changed. */
  record NotConfirmed(StampPlan plan) implements StampOutcome {}

  /** The rows are there. */
  record Stamped(StampPlan plan) implements StampOutcome {}
}
