package dev.headwater.bundle;

import dev.headwater.command.undo.Undo;
import dev.headwater.command.undo.UndoOutcome;
import dev.headwater.command.undo.UndoOutcome.Failed;
import dev.headwater.command.undo.UndoOutcome.NothingToDo;
import dev.headwater.command.undo.UndoOutcome.Undone;
import dev.headwater.command.undo.UndoRequest;
import dev.headwater.command.undo.UndoRequest.Differences;
import dev.headwater.command.undo.UndoRequest.Words;
import dev.headwater.report.DeploymentOutcome;
import dev.headwater.report.StateWords;
import dev.headwater.report.UndoReport;
import dev.headwater.setting.DeploymentSettings;

/** Takes migrations back. */
record UndoRun(Deployment deployment) implements BundleCommand.Run {

  @Override
  public CommandEnd run() {
    DeploymentSettings settings = deployment.settings();
    UndoRequest request =
        UndoRequest.of(
            deployment.request(),
            settings.locks(),
            new Words(
                settings.to(),
                settings.steps(),
                new Differences(settings.allowLoss(), settings.ignore()),
                settings.before()));
    Output output = deployment.output();
    UndoOutcome outcome =
        new Undo(deployment.resolver(), deployment.foresight())
            .run(
                request,
                deployment.database(),
                plan -> {
                  output.info(UndoReport.plan(plan));
                  return true;
                },
                output);
    output.outcome(DeploymentOutcome.of(outcome));
    if (outcome instanceof NothingToDo nothing) {
      output.info(UndoReport.nothingToDo(nothing));
    } else if (outcome instanceof Failed failed) {
      return new CommandEnd(ExitCode.FAILED, StateWords.of(outcome), UndoReport.problems(failed));
    } else if (outcome instanceof Undone done) {
      output.info(UndoReport.lines(done));
      new UndoReport(deployment.project().documents()).warnings(done).forEach(output::warned);
    }
    return CommandEnd.done(StateWords.of(outcome));
  }
}
