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
      write(new Content("same", depth, Found.NONE, new Told(history, List.of(), List.of())));
    } else if (outcome instanceof Differs differs) {
      Found found = new Found(differs.classes(), differs.schema());
      List<Problem> undos = new ProveReport(documents).problems(differs.undos());
      write(new Content("differs", depth, found, new Told(history, undos, List.of())));
    } else {
      List<Problem> problems = ((Failed) outcome).problems();
      write(new Content("error", depth, Found.NONE, new Told(history, List.of(), problems)));
    }
  }

  private record Found(Differences classes, Differences schema) {

    static final Found NONE = new Found(Differences.NONE, Differences.NONE);
  }

  private record Told(List<Problem> history, List<Problem> undo, List<Problem> problems) {}

  private record Content(String outcome, String depth, Found found, Told told) {

    Map<String, Object> fields() {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("outcome", outcome);
      fields.put("depth", depth);
      putFiles(fields, found.classes());
      fields.put("inputs", found.classes().inputs());
      Map<String, Object> schema = new LinkedHashMap<>();
      putFiles(schema, found.schema());
      fields.put("schema", schema);
      fields.put("history", told.history().stream().map(OutcomeFile::problem).toList());
      fields.put("undo", told.undo().stream().map(OutcomeFile::problem).toList());
      fields.put("problems", told.problems().stream().map(OutcomeFile::problem).toList());
      return fields;
    }

    private static void putFiles(Map<String, Object> fields, Differences files) {
      fields.put("missing", files.missing());
      fields.put("changed", files.changed().stream().map(Differences.Changed::file).toList());
      fields.put("orphan", files.orphan());
    }
  }

  private void write(Content content) {
    new OutcomeFile(path, documents).write(content.fields());
  }
}
