package dev.headwater.command.check;

import dev.headwater.command.prove.Proven;
import dev.headwater.history.HistoryGuard;
import dev.headwater.problem.Problem;
import java.util.List;
import java.util.Optional;

/** How a check ended. */
public sealed interface CheckOutcome {

  /** The findings of the history guard; empty when no base branch was named. */
  Optional<HistoryGuard.Finding> history();

  /**
   * Nothing is wrong.
   *
   * @param classes the numbers of classes
   * @param schemaFiles the number of files in the schema folder; 0 where nobody wants one
   * @param undos of new migrations, all proven
   */
  record Same(
      Numbers classes, int schemaFiles, Optional<HistoryGuard.Finding> history, Proven undos)
      implements CheckOutcome {}

  /**
   * Numbers of files.
   *
   * @param files that were compared; 0 when there are none
   * @param made by a full check to compare with; 0 for an offline check
   */
  record Numbers(int files, int made) {}

  /**
   * The classes or the schema folder do not match the migrations, migrations of the base branch
   * were changed, or an undo script is wrong.
   *
   * @param undos of new migrations
   */
  record Differs(
      Differences classes, Differences schema, Optional<HistoryGuard.Finding> history, Proven undos)
      implements CheckOutcome {}

  /** The check could not reach an answer, for these reasons. */
  record Failed(List<Problem> problems, Optional<HistoryGuard.Finding> history)
      implements CheckOutcome {}
}
