package dev.headwater.report;

import dev.headwater.command.live.Foresight.Evidence;
import dev.headwater.command.live.Stop;
import dev.headwater.command.migrate.MigrateOutcome.Failed;
import dev.headwater.command.migrate.MigrateOutcome.Migrated;
import dev.headwater.command.migrate.MigrateOutcome.NotConfirmed;
import dev.headwater.command.migrate.MigrateOutcome.NothingToDo;
import dev.headwater.command.migrate.MigratePlan;
import dev.headwater.command.migrate.MigratePlan.PlannedScript;
import dev.headwater.problem.Problem;
import dev.headwater.report.DeploymentWords.Outside;
import dev.headwater.spi.DocumentTool;
import java.util.ArrayList;
import java.util.List;

/** A migration of a real database as the user reads it. */
public record MigrateReport(DocumentTool documents) {

  /** The plan, before anything is changed. */
  public static List<String> plan(MigratePlan plan) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "migrate: "
            + plan.place().database()
            + " (PostgreSQL "
            + plan.place().postgres()
            + ")"
            + plan.from().map(version -> " from version " + version).orElse("")
            + plan.to().map(version -> " to version " + version).orElse("")
            + ", "
            + DeploymentWords.migrations(plan.scripts().size())
            + ":");
    for (PlannedScript script : plan.scripts()) {
      lines.add(
          "  "
              + script.fileName()
              + (script.outsideTransaction() ? "  (outside a transaction)" : ""));
    }
    plan.trial().losses().forEach(loss -> lines.add("loses data: " + loss));
    if (!plan.trial().invalid().isEmpty()) {
      lines.add(
          "invalid indexes are there, perhaps of a run that was stopped; drop them before a migration"
              + " makes them again: "
              + String.join(", ", plan.trial().invalid()));
    }
    lines.addAll(DeploymentWords.evidence(plan.trial().evidence(), plan.trial().against()));
    return lines;
  }

  public static String nothingToDo(NothingToDo outcome) {
    return "migrate: nothing to do: "
        + outcome.plan().place().database()
        + " is at version "
        + outcome.plan().from().orElse("0");
  }

  /** The problem that nobody said yes. */
  public static Problem notConfirmed(NotConfirmed outcome) {
    return DeploymentWords.notConfirmed(outcome.plan().place().database());
  }

  /** The end of a run without failures. */
  public static List<String> lines(Migrated done) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "migrate: done: "
            + done.plan().place().database()
            + " is at version "
            + done.plan().to().orElse("0")
            + "; "
            + DeploymentWords.migrations(done.plan().scripts().size())
            + " in "
            + StatusReport.took(done.took().toMillis()));
    lines.addAll(DeploymentWords.same(done.drift()));
    return lines;
  }

  /** Whatever is not as it should be after a run without failures. */
  public List<String> warnings(Migrated done) {
    return new DeploymentWords(documents).warnings(done.left(), done.drift());
  }

  /** The problems of a script that failed, with the state of the database. */
  public static List<Problem> problems(Failed outcome) {
    return DeploymentWords.problems(
        outcome.plan().place().database(), outcome.stop(), outside(outcome));
  }

  private static Outside outside(Failed outcome) {
    Stop stop = outcome.stop();
    if (stop.reached().filter(now -> now.failed().contains(stop.script())).isPresent()) {
      return new Outside(
          "the history says that it failed; mend what it left behind, and then:"
              + " mvn headwater:repair",
          false);
    }
    return outcome.plan().trial().evidence() == Evidence.RECORDED
        ? new Outside(
            "the history does not have it; the next run finds out how far it came, and goes on",
            true)
        : new Outside(
            "the history does not have it; mend what it left behind, and migrate again", false);
  }
}
