package dev.headwater.report;

import dev.headwater.command.bundle.TargetOutcome.End;
import dev.headwater.command.live.Stop;
import dev.headwater.command.migrate.MigrateOutcome;
import dev.headwater.command.migrate.MigrateOutcome.Migrated;
import dev.headwater.command.repair.RepairOutcome;
import dev.headwater.command.repair.RepairOutcome.Repaired;
import dev.headwater.command.seed.Seeded;
import dev.headwater.command.stamp.StampOutcome;
import dev.headwater.command.stamp.StampOutcome.Stamped;
import dev.headwater.command.status.DatabaseStatus;
import dev.headwater.command.undo.UndoOutcome;
import dev.headwater.command.undo.UndoOutcome.Undone;

/** The end of a command in a few words, for a line among those of other databases. */
public final class StateWords {

  static final String NOTHING = "nothing to do";

  private StateWords() {}

  public static String of(DatabaseStatus status) {
    return StatusReport.place(status);
  }

  public static String of(MigrateOutcome outcome) {
    if (outcome instanceof MigrateOutcome.Failed failed) {
      return failed(failed.stop());
    }
    int scripts = outcome.plan().scripts().size();
    if (scripts == 0) {
      return NOTHING;
    }
    return outcome instanceof Migrated ? "migrated " + scripts : scripts + " to come";
  }

  private static String failed(Stop stop) {
    return stop.script().isEmpty()
        ? TargetsReport.words(End.FAILED, stop.problems())
        : "failed: " + stop.script();
  }

  public static String of(UndoOutcome outcome) {
    if (outcome instanceof UndoOutcome.Failed failed) {
      return failed(failed.stop());
    }
    return outcome instanceof Undone undone
        ? "taken back " + undone.plan().scripts().size()
        : NOTHING;
  }

  public static String of(RepairOutcome outcome) {
    return outcome instanceof Repaired ? "repaired" : NOTHING;
  }

  public static String of(StampOutcome outcome) {
    return outcome instanceof Stamped stamped ? "stamped " + stamped.plan().rows().size() : NOTHING;
  }

  public static String of(Seeded seeded) {
    return "seeds brought in: " + seeded.seeds().size();
  }
}
