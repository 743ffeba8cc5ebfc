package dev.headwater.command.repair;

/** How a history was mended. */
public sealed interface RepairOutcome {

  RepairPlan plan();

  /** The history fits the migrations that are here. */
  record NothingToDo(RepairPlan plan) implements RepairOutcome {}

  /** Nobody confirmed the plan, so nothing was changed. */
  record NotConfirmed(RepairPlan plan) implements RepairOutcome {}

  /** The plan was carried out. */
  record Repaired(RepairPlan plan) implements RepairOutcome {}
}
