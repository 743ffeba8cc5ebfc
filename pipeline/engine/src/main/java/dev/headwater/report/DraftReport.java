package dev.headwater.report;

import dev.headwater.catalog.change.ObjectName;
import dev.headwater.command.draft.DraftOutcome.Drafted;
import dev.headwater.command.draft.DraftOutcome.NothingDiffers;
import dev.headwater.command.draft.DraftOutcome.PerhapsRenamed;
import dev.headwater.command.draft.UndoDrafted;
import dev.headwater.command.live.NotCompared;
import dev.headwater.problem.Problem;
import dev.headwater.problem.SourceLocation;
import dev.headwater.proof.Proof;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A draft as the user reads it.
 *
 * @param root the folder from which paths are shown
 */
public record DraftReport(Path root) {

  private static final int SHOWN = 20;

  /** The undo scripts that were written, and their proofs. */
  public List<String> undo(UndoDrafted drafted) {
    if (drafted.files().isEmpty()) {
      return List.of("each migration has an undo script");
    }
    List<String> lines = new ArrayList<>();
    drafted.files().forEach(file -> lines.add("wrote " + SourceLocation.shown(root, file)));
    lines.addAll(ProveReport.lines(drafted.proven()));
    return lines;
  }

  /** The line of a draft that is not needed. */
  public String nothing(NothingDiffers same) {
    return "nothing differs from " + same.wanted().word() + ", so no migration is written";
  }

  /** The written files, and the findings of the proof. */
  public List<String> lines(Drafted draft) {
    List<String> lines = new ArrayList<>();
    Stream.concat(draft.migrations().stream(), draft.back().stream())
        .map(file -> "wrote " + SourceLocation.shown(root, file))
        .forEach(lines::add);
    Proof proof = draft.proof();
    if (proof.against().isEmpty()) {
      lines.add(
          "proven: Flyway applied it to a database "
              + tables(proof.rows())
              + "; the schema is now "
              + draft.wanted().word()
              + (proof.rows() == 0 ? "" : ", and every row is as it was")
              + (lost(draft).isEmpty() ? "" : " but for the losses below"));
      proof
          .witness()
          .ifPresent(version -> lines.add("proven: pg_dump " + version + " sees the same schema"));
      if (proof.againstBack().isEmpty()) {
        lines.add("proven: the undo migration brings the old schema back");
      }
    }
    return lines;
  }

  private static String tables(int rows) {
    return rows == 0
        ? "without rows"
        : rows == 1 ? "with a row in 1 table" : "with rows in " + rows + " tables";
  }

  private static List<String> lost(Drafted draft) {
    return draft.statements().stream()
        .filter(statement -> statement.loss().isPresent())
        .map(
            statement ->
                ObjectName.of(statement.about()) + ": " + statement.loss().orElseThrow().words())
        .toList();
  }

  /** Sentences that the user must know before the migration is merged. */
  public List<String> warnings(Drafted draft) {
    List<String> warnings = new ArrayList<>();
    lost(draft).forEach(loss -> warnings.add("loses data: " + loss));
    draft.perhapsRenamed().forEach(pair -> warnings.add(perhaps(pair)));
    Map<String, String> without = draft.proof().withoutRows();
    if (!without.isEmpty()) {
      warnings.add(
          "tried without a row in "
              + (without.size() == 1 ? "this table" : "these tables")
              + ", because no made-up row fits:"
              + without.entrySet().stream()
                  .map(table -> "\n  " + table.getKey() + ": " + table.getValue())
                  .collect(Collectors.joining()));
    }
    Proof proof = draft.proof();
    if (proof.against().isEmpty() && !proof.againstBack().isEmpty()) {
      warnings.add(
          "the undo migration is not proven, so its name ends in .draft: "
              + some(proof.againstBack()));
    }
    warnings.addAll(notes(draft.notes(), draft.notCompared()));
    return warnings;
  }

  /** Objects that were not compared where nothing differs. */
  public List<String> warnings(NothingDiffers same) {
    return notes(same.notes(), same.notCompared());
  }

  private static List<String> notes(List<String> notes, NotCompared notCompared) {
    List<String> all = new ArrayList<>(notes);
    all.addAll(DiffWords.notes(notCompared));
    return all;
  }

  private static String perhaps(PerhapsRenamed pair) {
    return ObjectName.of(pair.gone())
        + " is gone and "
        + ObjectName.of(pair.added())
        + " is like it; if it only has another name, delete this draft and run again with"
        + " -Dheadwater.renames="
        + pair.setting()
        + "\n  that makes  "
        + pair.rename()
        + "\n  instead of  "
        + pair.instead().stream()
            .map(sql -> sql.replace("\n", "\n              "))
            .collect(Collectors.joining("\n              "));
  }

  private static String some(List<String> all) {
    int more = all.size() - SHOWN;
    return all.stream().limit(SHOWN).collect(Collectors.joining("; "))
        + (more > 0 ? "; and " + more + " more" : "");
  }

  /** The problem of a draft that is not right. */
  public Optional<Problem> problem(Drafted draft) {
    List<String> against = draft.proof().against();
    return against.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Problem.of(
                    "draft",
                    "the draft is not proven, so Flyway does not apply it: its name ends in .draft")
                .withDetail("why", some(against))
                .withFix("correct the file, and take .draft off its name"));
  }
}
