package dev.headwater.proof;

import dev.headwater.apply.LiveUndo.Step;
import dev.headwater.catalog.change.Outline;
import dev.headwater.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A migration and its undo script that ran.
 *
 * @param against why the way back is not right; empty when it is proven
 */
public record ProvenUndo(Step step, List<Objection> against, Way way) {

  public ProvenUndo {
    against = List.copyOf(against);
  }

  public boolean isProven() {
    return against.isEmpty();
  }

  /** Something that is wrong. */
  public sealed interface Objection {}

  /** The undo script itself fails. */
  public record UndoFails(List<Problem> problems) implements Objection {}

  /** The schema after the undo script is not the one before the migration. */
  public record AfterUndo(Outline difference) implements Objection {}

  /** The migration fails where it was undone. */
  public record MigrationFails(List<Problem> problems) implements Objection {}

  /** The migration makes another schema where it was undone. */
  public record AfterMigration(Outline difference) implements Objection {}

  /**
   * The data on the way.
   *
   * @param losses objects whose data is not there afterwards
   * @param changed tables whose rows are not what they were before the migration
   * @param rows how many tables had a row
   * @param withoutRows tables in which no made-up row fits, and why
   * @param inTheWay rows with which the migration fails
   */
  public record Way(
      List<String> losses,
      List<String> changed,
      int rows,
      Map<String, String> withoutRows,
      Optional<InTheWay> inTheWay) {

    public Way {
      losses = List.copyOf(losses);
      changed = List.copyOf(changed);
      withoutRows = Map.copyOf(withoutRows);
    }
  }

  /**
   * Rows that were left out, because the migration failed with them.
   *
   * @param tables in which they were; empty where no table has a row now
   * @param problem of the migration
   */
  public record InTheWay(List<String> tables, Problem problem) {

    public InTheWay {
      tables = List.copyOf(tables);
    }
  }
}
