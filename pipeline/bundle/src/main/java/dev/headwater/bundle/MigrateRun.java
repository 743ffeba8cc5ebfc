package dev.headwater.bundle;

import dev.headwater.command.bundle.Resumption;
import dev.headwater.command.bundle.StoppedScript;
import dev.headwater.command.migrate.Migrate;
import dev.headwater.command.migrate.MigrateOutcome;
import dev.headwater.command.migrate.MigrateOutcome.Failed;
import dev.headwater.command.migrate.MigrateOutcome.Migrated;
import dev.headwater.command.migrate.MigrateOutcome.NothingToDo;
import dev.headwater.command.migrate.MigrateRequest;
import dev.headwater.command.migrate.MigrateRequest.Words;
import dev.headwater.report.DeploymentOutcome;
import dev.headwater.report.MigrateReport;
import dev.headwater.report.ResumptionReport;
import dev.headwater.setting.DeploymentSettings;
import java.util.Optional;

/**
 * Applies migrations, or shows which.
 *
 * @param onlyPlan whether nothing is changed
 */
record MigrateRun(Deployment deployment, boolean onlyPlan) implements BundleCommand.Run {

  MigrateRun(Deployment deployment) {
    this(deployment, false);
  }

  static MigrateRun plan(Deployment deployment) {
    return new MigrateRun(deployment, true);
  }

  @Override
  public ExitCode run() {
    DeploymentSettings settings = deployment.settings();
    Resumption resumption = deployment.project().resumption(settings.ignore());
    Optional<StoppedScript> stopped = resumption.find(deployment.database());
    if (stopped.isPresent()) {
      deployment.output().info(ResumptionReport.lines(stopped.get()));
      if (onlyPlan) {
        return ExitCode.DONE;
      }
      resumption.goOn(stopped.get(), deployment.database());
      deployment.output().info(ResumptionReport.done(stopped.get()));
    }
    return migrate(settings);
  }

  private ExitCode migrate(DeploymentSettings settings) {
    MigrateRequest request =
        MigrateRequest.of(
            deployment.request(),
            settings.locks(),
            new Words(settings.to(), settings.steps(), settings.ignore(), settings.before()));
    Output output = deployment.output();
    MigrateOutcome outcome =
        new Migrate(deployment.resolver(), deployment.foresight())
            .run(
                request,
                deployment.database(),
                plan -> {
                  output.info(MigrateReport.plan(plan));
                  return !onlyPlan;
                },
                output);
    output.outcome(DeploymentOutcome.of(outcome));
    if (outcome instanceof NothingToDo nothing) {
      output.info(MigrateReport.nothingToDo(nothing));
    } else if (outcome instanceof Failed failed) {
      MigrateReport.problems(failed).forEach(output::problem);
      return failed.stop().script().isEmpty() ? ExitCode.REFUSED : ExitCode.FAILED;
    } else if (outcome instanceof Migrated done) {
      output.info(MigrateReport.lines(done));
      new MigrateReport(deployment.project().documents()).warnings(done).forEach(output::warned);
    }
    return ExitCode.DONE;
  }
}
