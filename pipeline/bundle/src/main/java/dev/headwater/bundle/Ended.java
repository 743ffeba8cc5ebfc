package dev.headwater.bundle;

import dev.headwater.problem.Problem;
import java.util.List;

/**
 * The end of a command on a database.
 *
 * @param words the state in a few words, such as {@code migrated 3}
 * @param problems that were not shown yet
 */
record Ended(ExitCode exit, String words, List<Problem> problems) {

  Ended {
    problems = List.copyOf(problems);
  }

  static Ended done(String words) {
    return new Ended(ExitCode.DONE, words, List.of());
  }

  static Ended refused(String words, List<Problem> problems) {
    return new Ended(ExitCode.REFUSED, words, problems);
  }
}
