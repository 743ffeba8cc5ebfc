package dev.headwater.bundle;

import dev.headwater.command.status.DatabaseStatus;
import dev.headwater.command.status.Status;
import dev.headwater.command.status.StatusRequest;
import dev.headwater.report.StatusOutcome;
import dev.headwater.report.StatusReport;

/** Shows the migrations of the database. */
record StatusRun(Deployment deployment) implements BundleCommand.Run {

  @Override
  public ExitCode run() {
    DatabaseStatus status =
        new Status(
                deployment.resolver(),
                deployment.foresight().of(deployment.request(), deployment.output()).found())
            .run(new StatusRequest(deployment.request()), deployment.database());
    deployment.output().outcome(StatusOutcome.of(status));
    deployment.output().info(StatusReport.lines(status));
    return deployment.settings().failPending() && !status.toCome().isEmpty()
        ? ExitCode.PENDING
        : ExitCode.DONE;
  }
}
