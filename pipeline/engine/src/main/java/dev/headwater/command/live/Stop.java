package dev.headwater.command.live;

import dev.headwater.apply.LiveRun.Stopped;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The end of a run that failed in a real database.
 *
 * @param script that failed; empty where none did: a run can be refused before the first script
 *     begins, and the connection can be lost between two scripts
 * @param rolledBack whether that script left nothing behind
 * @param reached empty where the database does not answer any more
 */
public record Stop(
    List<Problem> problems, String script, boolean rolledBack, Optional<Reached> reached) {

  public Stop {
    problems = List.copyOf(problems);
  }

  /**
   * The end of a run.
   *
   * @param reached reads the history again
   */
  public static Stop of(Stopped stopped, Supplier<Reached> reached) {
    Optional<Reached> known;
    try {
      known = Optional.of(reached.get());
    } catch (ProblemException lost) {
      // The first failure says more than that nobody answers since.
      known = Optional.empty();
    }
    boolean isDone = known.filter(now -> now.done().contains(stopped.script())).isPresent();
    String failed = isDone ? "" : stopped.script();
    return new Stop(stopped.problems(), failed, stopped.rolledBack(), known);
  }

  /** Whether the run ended before it changed something. */
  public boolean hasChangedNothing() {
    return script.isEmpty() && reached.filter(now -> !now.done().isEmpty()).isEmpty();
  }

  /**
   * The part of a plan that was carried out.
   *
   * @param done the scripts that ran before
   * @param version of the database now; empty before the first migration
   * @param failed the scripts of which the history says that they failed
   * @param invalidIndexes that PostgreSQL does not use, and that a failed script may have left
   */
  public record Reached(
      List<String> done, String version, List<String> failed, List<String> invalidIndexes) {

    public Reached {
      done = List.copyOf(done);
      failed = List.copyOf(failed);
      invalidIndexes = List.copyOf(invalidIndexes);
    }
  }
}
