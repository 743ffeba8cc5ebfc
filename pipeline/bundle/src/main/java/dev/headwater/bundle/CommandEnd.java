package dev.headwater.bundle;

import dev.headwater.problem.Problem;
import dev.headwater.report.TargetsReport;
import java.util.List;

/**
 * The end of a command on a database.
 *
 * @param words the state in a few words, such as {@code migrated 3}
 * @param problems that were not shown yet
 */
record CommandEnd(ExitCode exit, String words, List<Problem> problems) {

  CommandEnd {
    problems = List.copyOf(problems);
  }

  static CommandEnd done(String words) {
    return new CommandEnd(ExitCode.DONE, words, List.of());
  }

  /** The words are those of the first problem. */
  static CommandEnd of(ExitCode exit, List<Problem> problems) {
    return new CommandEnd(exit, TargetsReport.words(exit.end(), problems), problems);
  }
}
