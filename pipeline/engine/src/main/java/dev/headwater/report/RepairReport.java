package dev.headwater.report;

import dev.headwater.command.repair.RepairOutcome.NotConfirmed;
import dev.headwater.command.repair.RepairOutcome.NothingToDo;
import dev.headwater.command.repair.RepairOutcome.Repaired;
import dev.headwater.command.repair.RepairPlan;
import dev.headwater.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/** A repair of a history as the user reads it. */
public final class RepairReport {

  private RepairReport() {}

  /** The plan, before anything is changed. */
  public static List<String> plan(RepairPlan plan) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "repair: the history of "
            + plan.place().database()
            + " (PostgreSQL "
            + plan.place().postgres()
            + "), and nothing else:");
    plan.failed().forEach(name -> lines.add("  " + name + "  its failed row goes"));
    plan.edited().forEach(name -> lines.add("  " + name + "  the text that is here counts"));
    plan.renamed().forEach(name -> lines.add("  " + name + "  gets the name that is here"));
    plan.missing()
        .forEach(name -> lines.add("  " + name + "  counts as taken back: it is not here"));
    return lines;
  }

  public static String nothingToDo(NothingToDo outcome) {
    return "repair: nothing to do: the history of "
        + outcome.plan().place().database()
        + " fits the migrations that are here";
  }

  /** The problem that nobody said yes. */
  public static Problem notConfirmed(NotConfirmed outcome) {
    return DeploymentWords.notConfirmed(outcome.plan().place().database());
  }

  public static String done(Repaired outcome) {
    return "repair: done: the history of " + outcome.plan().place().database() + " is repaired";
  }
}
