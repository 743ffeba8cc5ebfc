package dev.headwater.apply;

import dev.headwater.problem.Problem;
import java.util.List;

/** How scripts ran in a database that stays. */
public sealed interface LiveRun {

  /** All of them ran. */
  record Done() implements LiveRun {}

  /**
   * One of them failed, and no other ran after it.
   *
   * @param script its name; empty where the tool refused before a script began
   * @param rolledBack whether it left nothing behind
   */
  record Stopped(List<Problem> problems, String script, boolean rolledBack) implements LiveRun {

    public Stopped {
      problems = List.copyOf(problems);
    }
  }
}
