package dev.headwater.maven;

import dev.headwater.command.repair.Repair;
import dev.headwater.command.repair.RepairOutcome;
import dev.headwater.command.repair.RepairOutcome.NotConfirmed;
import dev.headwater.command.repair.RepairOutcome.NothingToDo;
import dev.headwater.command.repair.RepairOutcome.Repaired;
import dev.headwater.command.repair.RepairRequest;
import dev.headwater.problem.ProblemException;
import dev.headwater.report.RepairReport;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;

/**
 * Mends the history of a database such as production, as Flyway does: failed rows go, and the texts
 * that are here count. Nothing but the history is changed, after somebody has confirmed the plan.
 */
@Mojo(name = "repair", threadSafe = true)
public final class RepairMojo extends ConfirmedMojo {

  @Inject
  RepairMojo(RepositorySystem repositories, SettingsDecrypter decrypter) {
    super(repositories, decrypter);
  }

  @Override
  void run(MavenArtifactResolver resolver, BuildLog log) {
    new Run().run(resolver, log);
  }

  /** Apart, because Maven loads what the methods of a goal name, in every build. */
  private final class Run {

    private void run(MavenArtifactResolver resolver, BuildLog log) {
      if (skip) {
        log.info("skipped");
        return;
      }
      RepairRequest request = new RepairRequest(databaseRequest(resolver));
      RepairOutcome outcome;
      try (RealDatabaseAccess databases = new RealDatabaseAccess(RepairMojo.this, resolver)) {
        outcome =
            new Repair(resolver)
                .run(
                    request,
                    databases.required("repair"),
                    plan -> Confirmation.of(RepairMojo.this).ask(log, RepairReport.plan(plan)));
      }
      if (outcome instanceof NothingToDo nothing) {
        log.info(RepairReport.nothingToDo(nothing));
      } else if (outcome instanceof NotConfirmed not) {
        throw new ProblemException(RepairReport.notConfirmed(not));
      } else {
        log.info(RepairReport.done((Repaired) outcome));
      }
    }
  }
}
