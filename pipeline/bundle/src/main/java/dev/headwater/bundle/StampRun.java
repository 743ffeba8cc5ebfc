package dev.headwater.bundle;

import dev.headwater.apply.HistoryStamp.Earlier;
import dev.headwater.command.stamp.Stamp;
import dev.headwater.command.stamp.StampOutcome;
import dev.headwater.command.stamp.StampOutcome.Differs;
import dev.headwater.command.stamp.StampOutcome.NothingToDo;
import dev.headwater.command.stamp.StampOutcome.Stamped;
import dev.headwater.command.stamp.StampRequest;
import dev.headwater.command.stamp.StampRequest.Differences;
import dev.headwater.report.StampReport;
import dev.headwater.report.StateWords;
import dev.headwater.setting.DeploymentSettings;
import java.util.List;

/** Writes the history of a database that has the schema already. */
record StampRun(Deployment deployment) implements BundleCommand.Run {

  @Override
  public CommandEnd run() {
    DeploymentSettings settings = deployment.settings();
    StampRequest request =
        StampRequest.of(
            deployment.request(),
            settings.to(),
            new Differences(settings.purge() ? Earlier.DELETED : Earlier.KEPT, settings.ignore()));
    Output output = deployment.output();
    StampOutcome outcome =
        new Stamp(deployment.resolver(), deployment.foresight())
            .run(
                request,
                deployment.database(),
                plan -> {
                  output.info(StampReport.plan(plan));
                  return true;
                },
                output);
    if (outcome instanceof NothingToDo nothing) {
      output.info(StampReport.nothingToDo(nothing));
    } else if (outcome instanceof Differs differs) {
      return CommandEnd.of(
          ExitCode.REFUSED,
          List.of(new StampReport(deployment.project().documents()).differs(differs)));
    } else if (outcome instanceof Stamped stamped) {
      output.info(StampReport.done(stamped));
    }
    return CommandEnd.done(StateWords.of(outcome));
  }
}
