package dev.headwater.command.live;

import dev.headwater.problem.Problem;
import java.util.List;

/**
 * The end of a run that failed in a real database.
 *
 * @param script that failed; empty where the run was refused before a script began
 * @param rolledBack whether that script left nothing behind
 */
public record Stop(List<Problem> problems, String script, boolean rolledBack, Reached reached) {

  public Stop {
    problems = List.copyOf(problems);
  }

  /**
   * The part of a plan that was carried out.
   *
   * @param done the scripts that ran before
   * @param version of the database now; empty before the first migration
   */
  public record Reached(List<String> done, String version) {

    public Reached {
      done = List.copyOf(done);
    }
  }
}
