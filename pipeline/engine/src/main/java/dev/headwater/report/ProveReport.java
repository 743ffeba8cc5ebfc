package dev.headwater.report;

import dev.headwater.apply.LiveUndo.Step;
import dev.headwater.catalog.change.Outline;
import dev.headwater.command.prove.Proven;
import dev.headwater.problem.Problem;
import dev.headwater.problem.SourceLocation;
import dev.headwater.proof.ProvenUndo;
import dev.headwater.proof.ProvenUndo.AfterMigration;
import dev.headwater.proof.ProvenUndo.AfterUndo;
import dev.headwater.proof.ProvenUndo.MigrationFails;
import dev.headwater.proof.ProvenUndo.Objection;
import dev.headwater.proof.ProvenUndo.UndoFails;
import dev.headwater.spi.DocumentTool;
import java.util.ArrayList;
import java.util.List;

/** Proofs of ways back as the user reads them. */
public record ProveReport(DocumentTool documents) {

  /** The undo scripts that are right, with what they lose, and the migrations without one. */
  public static List<String> lines(Proven proven) {
    List<String> lines = new ArrayList<>();
    proven.undos().stream().filter(ProvenUndo::isProven).forEach(undo -> add(undo, lines));
    if (!proven.without().isEmpty()) {
      lines.add("without an undo script: " + String.join(", ", proven.without()));
    }
    if (!proven.strays().isEmpty()) {
      lines.add("undo scripts of no migration: " + String.join(", ", proven.strays()));
    }
    if (proven.undos().isEmpty() && proven.without().isEmpty()) {
      lines.add("there are no new migrations");
    }
    return lines;
  }

  private static void add(ProvenUndo undo, List<String> lines) {
    int rows = undo.way().rows();
    lines.add(
        "proven: "
            + undo.step().script().fileName()
            + " brings the old schema back, and its migration runs again; "
            + (rows == 1 ? "1 table had a row" : rows + " tables had rows"));
    undo.way().losses().forEach(loss -> lines.add("  loses data: " + loss));
    addTables("  rows differ from those before the migration: ", undo.way().changed(), lines);
    List<String> without = undo.way().withoutRows().keySet().stream().sorted().toList();
    addTables("  tried without a row, because no made-up row fits: ", without, lines);
    undo.way()
        .inTheWay()
        .ifPresent(
            out ->
                lines.add(
                    "  tried without rows"
                        + (out.tables().isEmpty() ? "" : " in " + String.join(", ", out.tables()))
                        + ", because with them the migration fails: "
                        + out.problem().message()));
  }

  private static void addTables(String what, List<String> tables, List<String> lines) {
    if (!tables.isEmpty()) {
      lines.add(what + String.join(", ", tables));
    }
  }

  /** The undo scripts that are wrong. */
  public List<Problem> problems(Proven proven) {
    List<Problem> problems = new ArrayList<>();
    for (ProvenUndo undo : proven.undos()) {
      undo.against().forEach(objection -> problems.addAll(problems(undo.step(), objection)));
    }
    return problems;
  }

  private List<Problem> problems(Step step, Objection objection) {
    if (objection instanceof UndoFails fails) {
      return with(fails.problems(), "the undo script ran after its migration");
    } else if (objection instanceof MigrationFails fails) {
      return with(fails.problems(), "the migration ran again after its undo script");
    } else if (objection instanceof AfterUndo after) {
      return List.of(
          differs(
              step,
              "the schema after the undo script is not the one before its migration",
              after.difference()));
    }
    return List.of(
        differs(
            step,
            "the migration makes another schema when it runs again after its undo script",
            ((AfterMigration) objection).difference()));
  }

  private static List<Problem> with(List<Problem> problems, String when) {
    return problems.stream().map(problem -> problem.withDetail("when", when)).toList();
  }

  private Problem differs(Step step, String message, Outline difference) {
    List<String> lines = new OutlineText(documents).lines(difference);
    return Problem.of("undo-unfaithful", message)
        .at(SourceLocation.file(step.script().path()))
        .withDetail("there", "from what should be to what is\n" + String.join("\n", lines))
        .withFix("correct the undo script");
  }
}
