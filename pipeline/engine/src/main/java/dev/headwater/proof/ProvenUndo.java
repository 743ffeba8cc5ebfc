package dev.headwater.proof;

import dev.headwater.apply.LiveUndo.Step;
import dev.headwater.catalog.change.Outline;
import dev.headwater.problem.Problem;
import java.util.List;
import java.util.Map;

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
   */
  public record Way(
      List<String> losses, List<String> changed, int rows, Map<String, String> withoutRows) {

    public Way {
      losses = List.copyOf(losses);
      changed = List.copyOf(changed);
      withoutRows = Map.copyOf(withoutRows);
    }
  }
}
