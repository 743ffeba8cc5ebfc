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
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.report.DeploymentOutcome;
import dev.headwater.report.MigrateReport;
import dev.headwater.report.ResumptionReport;
import dev.headwater.report.StateWords;
import dev.headwater.setting.DeploymentSettings;
import java.util.List;
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
  public CommandEnd run() {
    DeploymentSettings settings = deployment.settings();
    Resumption resumption = deployment.project().resumption(settings.ignore());
    Optional<StoppedScript> stopped = resumption.find(deployment.database());
    if (stopped.isPresent()) {
      deployment.output().info(ResumptionReport.lines(stopped.get()));
      if (onlyPlan) {
        return CommandEnd.done("a script was stopped");
      }
      goOn(resumption, stopped.get());
      deployment.output().info(ResumptionReport.done(stopped.get()));
      CommandEnd rest = migrate(settings);
      return new CommandEnd(
          rest.exit(), ResumptionReport.words(stopped.get(), rest.words()), rest.problems());
    }
    return migrate(settings);
  }

  private void goOn(Resumption resumption, StoppedScript stopped) {
    try {
      resumption.goOn(stopped, deployment.database());
    } catch (ProblemException e) {
      throw new ProblemException(ResumptionReport.problems(stopped, e.problems()));
    }
  }

  private CommandEnd migrate(DeploymentSettings settings) {
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
      List<Problem> problems = MigrateReport.problems(failed);
      return failed.stop().hasChangedNothing()
          ? CommandEnd.of(Refusal.of(problems), problems)
          : new CommandEnd(ExitCode.FAILED, StateWords.of(outcome), problems);
    } else if (outcome instanceof Migrated done) {
      output.info(MigrateReport.lines(done));
      new MigrateReport(deployment.project().documents()).warnings(done).forEach(output::warned);
    }
    return CommandEnd.done(StateWords.of(outcome));
  }
}
