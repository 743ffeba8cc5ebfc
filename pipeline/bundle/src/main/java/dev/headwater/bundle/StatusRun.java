package dev.headwater.bundle;

import dev.headwater.command.status.DatabaseStatus;
import dev.headwater.command.status.Status;
import dev.headwater.command.status.StatusRequest;
import dev.headwater.report.StateWords;
import dev.headwater.report.StatusOutcome;
import dev.headwater.report.StatusReport;
import java.util.List;

/** Shows the migrations of the database. */
record StatusRun(Deployment deployment) implements BundleCommand.Run {

  @Override
  public CommandEnd run() {
    DatabaseStatus status =
        new Status(
                deployment.resolver(),
                deployment.foresight().of(deployment.request(), deployment.output()).found())
            .run(new StatusRequest(deployment.request()), deployment.database());
    deployment.output().outcome(StatusOutcome.of(status));
    deployment.output().table(StatusReport.lines(status));
    boolean isPending = deployment.settings().failPending() && !status.toCome().isEmpty();
    return new CommandEnd(
        isPending ? ExitCode.PENDING : ExitCode.DONE, StateWords.of(status), List.of());
  }
}
