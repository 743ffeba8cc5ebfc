package dev.headwater.report;

import dev.headwater.command.stamp.StampOutcome.Differs;
import dev.headwater.command.stamp.StampOutcome.NotConfirmed;
import dev.headwater.command.stamp.StampOutcome.NothingToDo;
import dev.headwater.command.stamp.StampOutcome.Stamped;
import dev.headwater.command.stamp.StampPlan;
import dev.headwater.problem.Problem;
import dev.headwater.problem.Problem.Detail;
import dev.headwater.spi.DocumentTool;
import java.util.ArrayList;
import java.util.List;

/** A stamp as the user reads it. */
public record StampReport(DocumentTool documents) {

  private static final int SHOWN = 20;

  /** The plan, before anything is changed. */
  public static List<String> plan(StampPlan plan) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "stamp: the history of "
            + plan.place().database()
            + " (PostgreSQL "
            + plan.place().postgres()
            + ") will say version "
            + plan.to()
            + ", and nothing runs:");
    if (plan.deleted() > 0) {
      lines.add("  its rows go: " + DeploymentWords.migrations(plan.deleted()));
    }
    plan.rows().stream().limit(SHOWN).forEach(row -> lines.add("  " + row.script()));
    if (plan.rows().size() > SHOWN) {
      lines.add("  … and " + DeploymentWords.migrations(plan.rows().size() - SHOWN) + " more");
    }
    lines.add("compared: the schema is what the migrations make at version " + plan.to());
    return lines;
  }

  public static String nothingToDo(NothingToDo outcome) {
    return "stamp: nothing to do: the history of "
        + outcome.plan().place().database()
        + " says version "
        + outcome.plan().to()
        + " already";
  }

  /** The problem that the database has another schema. */
  public Problem differs(Differs outcome) {
    Problem drifted = new DriftReport(documents).drifted(outcome.drifted(), "").get(0);
    Problem problem =
        Problem.of("stamp-differs", drifted.message() + ", so its history was not written");
    for (Detail detail : drifted.details()) {
      problem = problem.withDetail(detail.label(), detail.text());
    }
    return problem.withFix(
        "name the version that the database has: -Dheadwater.to=V…; or bring it there first; or"
            + " leave objects of others out with <ignore>");
  }

  /** The problem that nobody said yes. */
  public static Problem notConfirmed(NotConfirmed outcome) {
    return DeploymentWords.notConfirmed(outcome.plan().place().database());
  }

  public static String done(Stamped outcome) {
    return "stamp: done: the history of "
        + outcome.plan().place().database()
        + " says version "
        + outcome.plan().to();
  }
}
