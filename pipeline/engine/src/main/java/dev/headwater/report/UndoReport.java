package dev.headwater.report;

import dev.headwater.command.undo.UndoOutcome.Failed;
import dev.headwater.command.undo.UndoOutcome.NotConfirmed;
import dev.headwater.command.undo.UndoOutcome.NothingToDo;
import dev.headwater.command.undo.UndoOutcome.Undone;
import dev.headwater.command.undo.UndoPlan;
import dev.headwater.command.undo.UndoPlan.PlannedUndo;
import dev.headwater.problem.Problem;
import dev.headwater.report.DeploymentWords.Outside;
import dev.headwater.spi.DocumentTool;
import java.util.ArrayList;
import java.util.List;

/** An undo in a real database as the user reads it. */
public record UndoReport(DocumentTool documents) {

  /** The plan, before anything is changed. */
  public static List<String> plan(UndoPlan plan) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "undo: "
            + plan.place().database()
            + " (PostgreSQL "
            + plan.place().postgres()
            + ") from version "
            + plan.range().from()
            + " back to "
            + (plan.range().to().equals("0")
                ? "before the first one"
                : "version " + plan.range().to())
            + ", "
            + DeploymentWords.migrations(plan.scripts().size())
            + ":");
    for (PlannedUndo script : plan.scripts()) {
      lines.add(
          "  "
              + script.fileName()
              + (script.outsideTransaction() ? "  (outside a transaction)" : ""));
    }
    if (!plan.repeatables().isEmpty()) {
      lines.add(
          "taken back, too, because they need what goes; the next migrate runs them again: "
              + String.join(", ", plan.repeatables()));
    }
    plan.losses().objects().forEach(loss -> lines.add("loses data: " + loss));
    plan.losses().statements().forEach(place -> lines.add("loses data: " + place));
    lines.addAll(DeploymentWords.evidence(plan.evidence(), List.of()));
    return lines;
  }

  private static String version(String version) {
    return version.equals("0") ? "before the first migration" : "at version " + version;
  }

  public static String nothingToDo(NothingToDo outcome) {
    return "undo: nothing to do: "
        + outcome.place().database()
        + " is "
        + version(outcome.version());
  }

  /** The problem that nobody said yes. */
  public static Problem notConfirmed(NotConfirmed outcome) {
    return DeploymentWords.notConfirmed(outcome.plan().place().database());
  }

  /** The end of a run without failures. */
  public static List<String> lines(Undone done) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "undo: done: "
            + done.plan().place().database()
            + " is "
            + version(done.plan().range().to())
            + "; "
            + DeploymentWords.migrations(done.plan().scripts().size())
            + " taken back in "
            + StatusReport.took(done.took().toMillis()));
    lines.addAll(DeploymentWords.same(done.drift()));
    return lines;
  }

  /** Whatever is not as it should be after a run without failures. */
  public List<String> warnings(Undone done) {
    return new DeploymentWords(documents).warnings(done.left(), done.drift());
  }

  /** The problems of a script that failed, with the state of the database. */
  public static List<Problem> problems(Failed outcome) {
    return DeploymentWords.problems(
        outcome.plan().place().database(),
        outcome.stop(),
        new Outside(
            "the history says that its migration is applied; undo the rest by hand", false));
  }
}
