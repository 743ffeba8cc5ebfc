package dev.headwater.command.check;

import dev.headwater.history.HistoryGuard;
import dev.headwater.problem.Problem;
import java.util.List;
import java.util.Optional;

/** How a check ended. */
public sealed interface CheckOutcome {

  /** What the guard of the history found; empty when no base branch was named. */
  Optional<HistoryGuard.Finding> history();

  /**
   * Nothing is wrong.
   *
   * @param files how many are there and were compared; 0 when there are none
   * @param made how many a full check made to compare with; 0 when it was none
   */
  record Same(int files, int made, Optional<HistoryGuard.Finding> history)
      implements CheckOutcome {}

  /** The classes are not those of the migrations, or migrations of the base branch were changed. */
  record Differs(Differences differences, Optional<HistoryGuard.Finding> history)
      implements CheckOutcome {}

  /** It cannot be said, for these reasons. */
  record Failed(List<Problem> problems, Optional<HistoryGuard.Finding> history)
      implements CheckOutcome {}
}
