package dev.headwater.bundle;

import dev.headwater.command.drift.Drift;
import dev.headwater.command.drift.DriftOutcome;
import dev.headwater.command.drift.DriftOutcome.Drifted;
import dev.headwater.command.drift.DriftOutcome.Failed;
import dev.headwater.command.drift.DriftOutcome.Same;
import dev.headwater.command.drift.DriftRequest;
import dev.headwater.command.drift.DriftRequest.Words;
import dev.headwater.problem.ProblemException;
import dev.headwater.report.DriftReport;
import dev.headwater.setting.DeploymentSettings;
import java.util.Optional;

/** Compares the database with what its migrations make. */
record DriftRun(Deployment deployment) implements BundleCommand.Run {

  private static final String NOT_COMPARED = "not-compared";

  @Override
  public CommandEnd run() {
    DeploymentSettings settings = deployment.settings();
    DriftRequest request =
        DriftRequest.of(
            deployment.request(), new Words(settings.at(), settings.ignore(), Optional.empty()));
    Output output = deployment.output();
    DriftOutcome outcome =
        new Drift(deployment.resolver(), deployment.foresight())
            .run(request, deployment.database(), output);
    DriftReport report = new DriftReport(deployment.project().documents());
    if (outcome instanceof Same same) {
      output.info(report.same(same));
    } else if (outcome instanceof Drifted drifted) {
      return new CommandEnd(ExitCode.REFUSED, "differs", report.drifted(drifted, ""));
    } else if (outcome instanceof Failed failed) {
      if (!failed.problems().get(0).code().equals(NOT_COMPARED)) {
        throw new ProblemException(failed.problems());
      }
      // On another major version nobody can say that anything is wrong.
      failed.problems().forEach(problem -> output.warned(problem.message()));
      return CommandEnd.done("not compared");
    }
    return CommandEnd.done("same");
  }
}
