package dev.headwater.command.check;

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
   * @param files the number of files that were compared; 0 when there are none
   * @param made the number of files that a full check made to compare with; 0 for an offline check
   */
  record Same(int files, int made, Optional<HistoryGuard.Finding> history)
      implements CheckOutcome {}

  /** The classes do not match the migrations, or migrations of the base branch were changed. */
  record Differs(Differences differences, Optional<HistoryGuard.Finding> history)
      implements CheckOutcome {}

  /** The check could not reach an answer, for these reasons. */
  record Failed(List<Problem> problems, Optional<HistoryGuard.Finding> history)
      implements CheckOutcome {}
}
