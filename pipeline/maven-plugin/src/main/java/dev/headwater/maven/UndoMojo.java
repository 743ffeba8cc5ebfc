package dev.headwater.maven;

import dev.headwater.command.undo.Undo;
import dev.headwater.command.undo.UndoOutcome;
import dev.headwater.command.undo.UndoOutcome.Failed;
import dev.headwater.command.undo.UndoOutcome.NotConfirmed;
import dev.headwater.command.undo.UndoOutcome.NothingToDo;
import dev.headwater.command.undo.UndoOutcome.Undone;
import dev.headwater.command.undo.UndoRequest;
import dev.headwater.command.undo.UndoRequest.Differences;
import dev.headwater.command.undo.UndoRequest.Words;
import dev.headwater.problem.ProblemException;
import dev.headwater.report.UndoReport;
import dev.headwater.tool.Documents;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Takes the newest migrations back in a database such as staging by their undo scripts, after it
 * has shown the plan and somebody has confirmed it. Plain Flyway goes on from there.
 */
@Mojo(name = "undo", threadSafe = true)
public final class UndoMojo extends DeploymentMojo {

  /** Tables that may lose rows or values, such as <code>public.orders</code>. */
  @Parameter(property = "headwater.allowLoss")
  @Nullable List<String> allowLoss;

  @Inject
  UndoMojo(RepositorySystem repositories, SettingsDecrypter decrypter) {
    super(repositories, decrypter);
  }

  @Override
  void run(MavenArtifactResolver resolver, BuildLog log) {
    new Run().run(resolver, log);
  }

  /** Apart, because Maven loads what the methods of a goal name, in every build. */
  private final class Run {

    private void run(MavenArtifactResolver resolver, BuildLog log) {
      new DeploymentGoal(UndoMojo.this).outcomeFile().delete();
      if (skip) {
        log.info("skipped");
        return;
      }
      UndoRequest request =
          UndoRequest.of(
              databaseRequest(resolver),
              new DeploymentGoal(UndoMojo.this).locks(),
              new Words(
                  to(),
                  steps(),
                  new Differences(allowLoss == null ? List.of() : allowLoss, ignore()),
                  before()));
      UndoOutcome outcome;
      try (RealDatabaseAccess databases = new RealDatabaseAccess(UndoMojo.this, resolver)) {
        outcome =
            new Undo(resolver)
                .run(
                    request,
                    databases
                        .required("take migrations back in")
                        .waiting(request.locks(), log::noted),
                    plan -> Confirmation.of(UndoMojo.this).ask(log, UndoReport.plan(plan)),
                    log);
      }
      new DeploymentGoal(UndoMojo.this).outcomeFile().write(outcome);
      outcomeIsWritten();
      if (outcome instanceof NothingToDo nothing) {
        log.info(UndoReport.nothingToDo(nothing));
      } else if (outcome instanceof NotConfirmed not) {
        throw new ProblemException(UndoReport.notConfirmed(not));
      } else if (outcome instanceof Failed failed) {
        throw new ProblemException(UndoReport.problems(failed));
      } else {
        Undone done = (Undone) outcome;
        UndoReport.lines(done).forEach(log::info);
        new UndoReport(new Documents(resolver)).warnings(done).forEach(log::warned);
      }
    }
  }
}
