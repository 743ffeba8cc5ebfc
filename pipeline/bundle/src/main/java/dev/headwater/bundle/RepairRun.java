package dev.headwater.bundle;

import dev.headwater.command.repair.Repair;
import dev.headwater.command.repair.RepairOutcome;
import dev.headwater.command.repair.RepairOutcome.NothingToDo;
import dev.headwater.command.repair.RepairOutcome.Repaired;
import dev.headwater.command.repair.RepairRequest;
import dev.headwater.report.RepairReport;
import dev.headwater.report.StateWords;

/** Mends the history. */
record RepairRun(Deployment deployment) implements BundleCommand.Run {

  @Override
  public CommandEnd run() {
    Output output = deployment.output();
    RepairOutcome outcome =
        new Repair(
                deployment.resolver(),
                deployment.foresight().of(deployment.request(), deployment.output()).found())
            .run(
                new RepairRequest(deployment.request()),
                deployment.database(),
                plan -> {
                  output.info(RepairReport.plan(plan));
                  return true;
                });
    if (outcome instanceof NothingToDo nothing) {
      output.info(RepairReport.nothingToDo(nothing));
    } else if (outcome instanceof Repaired repaired) {
      output.info(RepairReport.done(repaired));
    }
    return CommandEnd.done(StateWords.of(outcome));
  }
}
