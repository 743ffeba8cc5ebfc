package dev.headwater.maven;

import dev.headwater.command.migrate.Migrate;
import dev.headwater.command.migrate.MigrateOutcome;
import dev.headwater.command.migrate.MigrateOutcome.Failed;
import dev.headwater.command.migrate.MigrateOutcome.Migrated;
import dev.headwater.command.migrate.MigrateOutcome.NotConfirmed;
import dev.headwater.command.migrate.MigrateOutcome.NothingToDo;
import dev.headwater.command.migrate.MigrateRequest;
import dev.headwater.command.migrate.MigrateRequest.Words;
import dev.headwater.problem.ProblemException;
import dev.headwater.report.MigrateReport;
import dev.headwater.tool.Documents;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;

/**
 * Applies pending migrations to a database such as production, after it has shown the plan and
 * somebody has confirmed it.
 */
@Mojo(name = "migrate", threadSafe = true)
public final class MigrateMojo extends DeploymentMojo {

  @Inject
  MigrateMojo(RepositorySystem repositories, SettingsDecrypter decrypter) {
    super(repositories, decrypter);
  }

  @Override
  void run(MavenArtifactResolver resolver, BuildLog log) {
    new Run().run(resolver, log);
  }

  /** Apart, because Maven loads what the methods of a goal name, in every build. */
  private final class Run {

    private void run(MavenArtifactResolver resolver, BuildLog log) {
      new DeploymentGoal(MigrateMojo.this).outcomeFile().delete();
      if (skip) {
        log.info("skipped");
        return;
      }
      MigrateRequest request =
          MigrateRequest.of(
              databaseRequest(resolver),
              new DeploymentGoal(MigrateMojo.this).locks(),
              new Words(to(), steps(), ignore(), before()));
      MigrateOutcome outcome;
      try (RealDatabaseAccess databases = new RealDatabaseAccess(MigrateMojo.this, resolver)) {
        outcome =
            new Migrate(resolver)
                .run(
                    request,
                    databases.required("migrate").waiting(request.locks(), log::noted),
                    plan -> Confirmation.of(MigrateMojo.this).ask(log, MigrateReport.plan(plan)),
                    log);
      }
      new DeploymentGoal(MigrateMojo.this).outcomeFile().write(outcome);
      outcomeIsWritten();
      if (outcome instanceof NothingToDo nothing) {
        log.info(MigrateReport.nothingToDo(nothing));
      } else if (outcome instanceof NotConfirmed not) {
        throw new ProblemException(MigrateReport.notConfirmed(not));
      } else if (outcome instanceof Failed failed) {
        throw new ProblemException(MigrateReport.problems(failed));
      } else {
        Migrated done = (Migrated) outcome;
        MigrateReport.lines(done).forEach(log::info);
        new MigrateReport(new Documents(resolver)).warnings(done).forEach(log::warned);
      }
    }
  }
}
