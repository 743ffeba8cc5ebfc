package dev.headwater.report;

import dev.headwater.catalog.CollationVersions.Mismatch;
import dev.headwater.catalog.change.Outline;
import dev.headwater.command.drift.DriftOutcome;
import dev.headwater.command.drift.DriftOutcome.Compared;
import dev.headwater.command.drift.DriftOutcome.Drifted;
import dev.headwater.command.drift.DriftOutcome.Failed;
import dev.headwater.command.drift.DriftOutcome.Same;
import dev.headwater.problem.Problem;
import dev.headwater.spi.DocumentTool;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The outcome of drift for scripts. */
public record DriftOutcomeFile(Path path, DocumentTool documents) {

  /** With the id of an execution in its name where there are several. */
  public DriftOutcomeFile of(Optional<String> executionId) {
    return new DriftOutcomeFile(ExecutionFile.of(path, executionId), documents);
  }

  /** An old outcome must not pass for the outcome of a comparison that never ended. */
  public void delete() {
    new OutcomeFile(path, documents).delete();
  }

  /** Writes an outcome. */
  public void write(DriftOutcome outcome) {
    new OutcomeFile(path, documents).write(fields(outcome));
  }

  private static Map<String, Object> fields(DriftOutcome outcome) {
    if (outcome instanceof Same same) {
      return fields("same", same.compared(), new Outline(List.of()));
    } else if (outcome instanceof Drifted drifted) {
      Map<String, Object> fields = fields("drifted", drifted.compared(), drifted.outline());
      drifted
          .wayBack()
          .ifPresent(
              way -> {
                fields.put("scriptProven", way.isProven());
                fields.put("scriptAgainst", way.against());
              });
      return fields;
    }
    return fields(((Failed) outcome).problems());
  }

  private static Map<String, Object> fields(String outcome, Compared compared, Outline outline) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("outcome", outcome);
    fields.put("database", compared.database());
    fields.put("postgres", compared.postgres());
    fields.put("version", compared.version());
    fields.put("changes", outline.entries().stream().map(DiffJson::entry).toList());
    fields.put("edited", compared.migrations().edited());
    fields.put("notHere", compared.migrations().notHere());
    fields.put("failed", compared.migrations().failed());
    fields.put("pending", compared.migrations().pending());
    fields.put(
        "collations", compared.collations().stream().map(DriftOutcomeFile::collation).toList());
    fields.put("elsewhere", compared.notCompared().elsewhere());
    fields.put("notModelled", compared.notCompared().notModelled());
    fields.put("notes", compared.notes());
    fields.put("problems", List.of());
    return fields;
  }

  private static Map<String, Object> collation(Mismatch mismatch) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("collation", mismatch.collation());
    fields.put("recorded", mismatch.recorded());
    fields.put("actual", mismatch.actual());
    return fields;
  }

  private static Map<String, Object> fields(List<Problem> problems) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("outcome", "error");
    fields.put("problems", problems.stream().map(OutcomeFile::problem).toList());
    return fields;
  }
}
