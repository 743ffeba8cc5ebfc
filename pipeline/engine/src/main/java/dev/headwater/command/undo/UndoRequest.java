package dev.headwater.command.undo;

import dev.headwater.codegen.GenerateRequest;
import dev.headwater.command.live.Before;
import dev.headwater.command.live.Extent;
import dev.headwater.command.live.Extent.Steps;
import dev.headwater.database.LockWaiting;
import dev.headwater.problem.ProblemException;
import java.util.List;
import java.util.Optional;

/**
 * The real database is given apart.
 *
 * @param migrations for a throwaway database at the migrations as they are
 * @param before runs when the plan is confirmed
 */
public record UndoRequest(
    GenerateRequest migrations,
    Extent extent,
    LockWaiting locks,
    Differences differences,
    Optional<Before> before) {

  /**
   * The differences that may be.
   *
   * @param losses tables that may lose rows or values; those in {@code public} need no schema
   * @param ignore patterns of objects that are left out when the result is compared
   */
  public record Differences(List<String> losses, List<String> ignore) {

    public Differences {
      losses = List.copyOf(losses);
      ignore = List.copyOf(ignore);
    }

    boolean allowLossIn(String table) {
      return losses.stream()
          .anyMatch(allowed -> table.equals(allowed) || table.equals("public." + allowed));
    }
  }

  /**
   * The words of a user.
   *
   * @throws ProblemException when they contradict each other, or one makes no sense
   */
  public static UndoRequest of(GenerateRequest migrations, LockWaiting locks, Words words) {
    return new UndoRequest(
        migrations,
        Extent.of(words.to(), words.steps(), new Steps(1)),
        locks,
        words.differences(),
        words.before().map(Before::new));
  }

  /**
   * The words.
   *
   * @param to such as {@code V43}
   */
  public record Words(
      Optional<String> to,
      Optional<Long> steps,
      Differences differences,
      Optional<String> before) {}
}
