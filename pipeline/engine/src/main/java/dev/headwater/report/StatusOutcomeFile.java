package dev.headwater.report;

import dev.headwater.command.status.DatabaseStatus;
import dev.headwater.spi.DocumentTool;
import java.nio.file.Path;
import java.util.Optional;

/** The status of a database in a file, for scripts. */
public record StatusOutcomeFile(Path path, DocumentTool documents) {

  /** With the id of an execution in its name where there are several. */
  public StatusOutcomeFile of(Optional<String> executionId) {
    return new StatusOutcomeFile(ExecutionFile.of(path, executionId), documents);
  }

  /** An old status must not pass for one that could not be read. */
  public void delete() {
    new OutcomeFile(path, documents).delete();
  }

  /** Writes a status. */
  public void write(DatabaseStatus status) {
    new OutcomeFile(path, documents).write(StatusOutcome.of(status));
  }
}
