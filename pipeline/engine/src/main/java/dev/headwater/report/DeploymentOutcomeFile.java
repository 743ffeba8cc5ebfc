package dev.headwater.report;

import dev.headwater.command.migrate.MigrateOutcome;
import dev.headwater.command.undo.UndoOutcome;
import dev.headwater.problem.Problem;
import dev.headwater.spi.DocumentTool;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The outcome of migrate or undo in a file, for scripts. */
public record DeploymentOutcomeFile(Path path, DocumentTool documents) {

  /** With the id of an execution in its name where there are several. */
  public DeploymentOutcomeFile of(Optional<String> executionId) {
    return new DeploymentOutcomeFile(ExecutionFile.of(path, executionId), documents);
  }

  /** An old outcome must not pass for the outcome of a run that never ended. */
  public void delete() {
    new OutcomeFile(path, documents).delete();
  }

  /** Writes the outcome of a migration. */
  public void write(MigrateOutcome outcome) {
    write(DeploymentOutcome.of(outcome));
  }

  /** Writes the outcome of an undo. */
  public void write(UndoOutcome outcome) {
    write(DeploymentOutcome.of(outcome));
  }

  /** Writes that nothing was changed, because something is wrong. */
  public void write(List<Problem> problems) {
    write(DeploymentOutcome.refused(problems));
  }

  private void write(Map<String, Object> fields) {
    new OutcomeFile(path, documents).write(fields);
  }
}
