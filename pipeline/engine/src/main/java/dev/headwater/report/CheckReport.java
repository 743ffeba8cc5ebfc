package dev.headwater.report;

import dev.headwater.command.check.CheckOutcome.Differs;
import dev.headwater.command.check.CheckOutcome.Failed;
import dev.headwater.command.check.CheckOutcome.Same;
import dev.headwater.command.check.CheckRequest;
import dev.headwater.command.check.CheckRequest.Depth;
import dev.headwater.command.check.Differences;
import dev.headwater.command.check.Differences.Changed;
import dev.headwater.command.prove.Proven;
import dev.headwater.history.HistoryGuard;
import dev.headwater.problem.Problem;
import dev.headwater.problem.SourceLocation;
import dev.headwater.spi.DocumentTool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The outcome of a check as the user reads it.
 *
 * @param generate the command that makes the classes anew
 */
public record CheckReport(CheckRequest request, String generate, DocumentTool documents) {

  private static final int NAMES = 10;

  /** The lines of a check that found nothing wrong. */
  public List<String> same(Same same) {
    List<String> lines = new ArrayList<>();
    same.history().ifPresent(finding -> lines.add(history(finding)));
    if (same.classes().files() > 0) {
      lines.add(
          "check: same: " + same.classes().files() + " files are what the migrations make" + how());
    } else if (request.depth() == Depth.FULL) {
      lines.add(
          "check: same: the migrations make "
              + same.classes().made()
              + " files, and there are none in "
              + folder()
              + " to compare with");
    } else {
      lines.add("check: same: there are no classes in " + folder() + " to look at (offline)");
    }
    if (same.schemaFiles() > 0) {
      lines.add(
          "check: same: "
              + same.schemaFiles()
              + " SQL files in "
              + schemaFolder()
              + " are the schema that the migrations make"
              + how());
    }
    if (!same.undos().equals(Proven.NONE)) {
      ProveReport.lines(same.undos()).forEach(line -> lines.add("undo: " + line));
    }
    return lines;
  }

  private String how() {
    return request.depth() == Depth.OFFLINE ? ", as far as hashes tell (offline)" : "";
  }

  private String history(HistoryGuard.Finding finding) {
    return finding.merged() == 0 && finding.added() == 0
        ? "history: there are no migrations in this repository to compare with " + base()
        : String.format(
            "history: %d migrations of %s are as they were, %d are new",
            finding.merged(), base(), finding.added());
  }

  /** The problems of a check that found differences. */
  public List<Problem> differs(Differs differs) {
    List<Problem> problems = new ArrayList<>();
    if (!differs.classes().isEmpty()) {
      problems.add(
          with(
              Problem.of("classes-differ", "the classes are not what the migrations make")
                  .at(SourceLocation.file(folder())),
              differs.classes(),
              request.committed() ? ", and commit " + folder() : ""));
    }
    if (!differs.schema().isEmpty()) {
      problems.add(
          with(
              Problem.of("schema-differs", "the schema folder is not what the migrations make")
                  .at(SourceLocation.file(schemaFolder())),
              differs.schema(),
              ", and commit " + schemaFolder()));
    }
    problems.addAll(problemsOf(differs.history()));
    problems.addAll(new ProveReport(documents).problems(differs.undos()));
    return problems;
  }

  /** The problems of a check that could not say. */
  public List<Problem> failed(Failed failed) {
    List<Problem> problems = new ArrayList<>(failed.problems());
    problems.addAll(problemsOf(failed.history()));
    return problems;
  }

  private static List<Problem> problemsOf(Optional<HistoryGuard.Finding> history) {
    return history.map(HistoryGuard.Finding::problems).orElse(List.of());
  }

  private Problem with(Problem outline, Differences differences, String afterwards) {
    Problem problem = with(outline, "since then", differences.inputs());
    problem = with(problem, "missing", differences.missing());
    problem = with(problem, "changed", differences.changed().stream().map(Changed::file).toList());
    problem = with(problem, "orphan", differences.orphan());
    String diff = new BoundedDiff(documents).of(differences.changed());
    if (!diff.isEmpty()) {
      problem = problem.withDetail("diff", "from what is there to what should be\n" + diff);
    }
    return problem.withFix(generate + afterwards);
  }

  private static Problem with(Problem problem, String label, List<String> names) {
    if (names.isEmpty()) {
      return problem;
    }
    List<String> shown = names.subList(0, Math.min(NAMES, names.size()));
    int more = names.size() - shown.size();
    return problem.withDetail(
        label, String.join("\n", shown) + (more > 0 ? "\n… and " + more + " more" : ""));
  }

  private String folder() {
    return SourceLocation.shown(request.generate().root(), request.generate().outputDirectory());
  }

  private String schemaFolder() {
    return request
        .generate()
        .schemaFolder()
        .map(path -> SourceLocation.shown(request.generate().root(), path))
        .orElse("");
  }

  private String base() {
    return request.base().orElse("");
  }
}
