package dev.headwater.report;

import dev.headwater.command.drift.DriftOutcome;
import dev.headwater.command.drift.DriftOutcome.Drifted;
import dev.headwater.command.drift.DriftOutcome.Same;
import dev.headwater.command.live.LeftBehind;
import dev.headwater.command.live.Stop;
import dev.headwater.command.live.Stop.Reached;
import dev.headwater.command.migrate.MigrateOutcome;
import dev.headwater.command.migrate.MigratePlan;
import dev.headwater.command.migrate.MigratePlan.PlannedScript;
import dev.headwater.command.undo.UndoOutcome;
import dev.headwater.command.undo.UndoPlan;
import dev.headwater.command.undo.UndoPlan.LostData;
import dev.headwater.command.undo.UndoPlan.PlannedUndo;
import dev.headwater.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The outcome of migrate or undo as maps, lists and texts, for scripts. */
public final class DeploymentOutcome {

  private DeploymentOutcome() {}

  /** The outcome of a migration. */
  public static Map<String, Object> of(MigrateOutcome outcome) {
    if (outcome instanceof MigrateOutcome.NothingToDo) {
      return outcome("nothing-to-do", plan(outcome.plan()));
    } else if (outcome instanceof MigrateOutcome.NotConfirmed) {
      return outcome("not-confirmed", plan(outcome.plan()));
    } else if (outcome instanceof MigrateOutcome.Migrated done) {
      return outcome("done", with(plan(done.plan()), done.left(), done.drift()));
    } else {
      MigrateOutcome.Failed failed = (MigrateOutcome.Failed) outcome;
      return outcome(
          "failed", with(plan(failed.plan()), failed.stop(), MigrateReport.problems(failed)));
    }
  }

  /** The outcome of an undo. */
  public static Map<String, Object> of(UndoOutcome outcome) {
    if (outcome instanceof UndoOutcome.NothingToDo nothing) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("database", nothing.place().database());
      fields.put("from", nothing.version());
      return outcome("nothing-to-do", fields);
    } else if (outcome instanceof UndoOutcome.NotConfirmed not) {
      return outcome("not-confirmed", plan(not.plan()));
    } else if (outcome instanceof UndoOutcome.Undone done) {
      return outcome("done", with(plan(done.plan()), done.left(), done.drift()));
    } else {
      UndoOutcome.Failed failed = (UndoOutcome.Failed) outcome;
      return outcome(
          "failed", with(plan(failed.plan()), failed.stop(), UndoReport.problems(failed)));
    }
  }

  /** A problem with all of its parts. */
  public static Map<String, Object> problem(Problem problem) {
    return OutcomeFile.problem(problem);
  }

  /** Nothing was changed, because something is wrong. */
  public static Map<String, Object> refused(List<Problem> problems) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("problems", problems.stream().map(OutcomeFile::problem).toList());
    return outcome("refused", fields);
  }

  private static Map<String, Object> outcome(String outcome, Map<String, Object> more) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("outcome", outcome);
    fields.putAll(more);
    return fields;
  }

  private static Map<String, Object> plan(MigratePlan plan) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("database", plan.place().database());
    fields.put("from", plan.from().orElse("0"));
    fields.put("to", plan.to().orElse("0"));
    fields.put("scripts", plan.scripts().stream().map(PlannedScript::fileName).toList());
    fields.put("losses", plan.trial().losses());
    return fields;
  }

  private static Map<String, Object> plan(UndoPlan plan) {
    List<String> losses = new ArrayList<>();
    plan.losses().objects().stream().map(LostData::toString).forEach(losses::add);
    losses.addAll(plan.losses().statements());
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("database", plan.place().database());
    fields.put("from", plan.range().from());
    fields.put("to", plan.range().to());
    fields.put("scripts", plan.scripts().stream().map(PlannedUndo::fileName).toList());
    fields.put("repeatables", plan.repeatables());
    fields.put("losses", losses);
    return fields;
  }

  private static Map<String, Object> with(
      Map<String, Object> fields, LeftBehind left, DriftOutcome drift) {
    fields.put("invalidIndexes", left.invalidIndexes());
    fields.put("unvalidated", left.unvalidated());
    fields.put(
        "drift", drift instanceof Same ? "same" : drift instanceof Drifted ? "drifted" : "error");
    return fields;
  }

  private static Map<String, Object> with(
      Map<String, Object> fields, Stop stop, List<Problem> problems) {
    fields.put("failed", stop.script());
    fields.put("rolledBack", stop.rolledBack());
    fields.put("done", stop.reached().map(Reached::done).orElse(List.of()));
    fields.put("version", stop.reached().map(Reached::version).orElse("unknown"));
    fields.put("problems", problems.stream().map(OutcomeFile::problem).toList());
    return fields;
  }
}
