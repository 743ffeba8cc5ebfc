package dev.headwater.report;

import dev.headwater.command.check.CheckOutcome;
import dev.headwater.command.check.CheckOutcome.Differs;
import dev.headwater.command.check.CheckOutcome.Failed;
import dev.headwater.command.check.CheckOutcome.Same;
import dev.headwater.command.check.Differences;
import dev.headwater.problem.Problem;
import dev.headwater.spi.DocumentTool;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The outcome of a check for scripts. Its fields are always there, empty ones too. */
public record CheckOutcomeFile(Path path, DocumentTool documents) {

  /** With the id of an execution in its name where there are several. */
  public CheckOutcomeFile of(Optional<String> executionId) {
    return new CheckOutcomeFile(ExecutionFile.of(path, executionId), documents);
  }

  /** An old outcome must not pass for the outcome of a check that never ended. */
  public void delete() {
    new OutcomeFile(path, documents).delete();
  }

  /** Writes an outcome. */
  public void write(String depth, CheckOutcome outcome) {
    List<Problem> history = outcome.history().map(finding -> finding.problems()).orElse(List.of());
    if (outcome instanceof Same) {
      write(new Content("same", depth, Differences.NONE, history, List.of()));
    } else if (outcome instanceof Differs differs) {
      write(new Content("differs", depth, differs.differences(), history, List.of()));
    } else {
      List<Problem> problems = ((Failed) outcome).problems();
      write(new Content("error", depth, Differences.NONE, history, problems));
    }
  }

  private record Content(
      String outcome,
      String depth,
      Differences differences,
      List<Problem> history,
      List<Problem> problems) {

    Map<String, Object> fields() {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("outcome", outcome);
      fields.put("depth", depth);
      fields.put("missing", differences.missing());
      fields.put("changed", differences.changed().stream().map(Differences.Changed::file).toList());
      fields.put("orphan", differences.orphan());
      fields.put("inputs", differences.inputs());
      fields.put("history", history.stream().map(OutcomeFile::problem).toList());
      fields.put("problems", problems.stream().map(OutcomeFile::problem).toList());
      return fields;
    }
  }

  private void write(Content content) {
    new OutcomeFile(path, documents).write(content.fields());
  }
}
