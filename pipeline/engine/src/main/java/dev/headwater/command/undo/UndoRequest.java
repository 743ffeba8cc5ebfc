package dev.headwater.command.undo;

import dev.headwater.apply.LockWaiting;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.command.live.Extent;
import dev.headwater.command.live.Extent.Steps;
import dev.headwater.problem.ProblemException;
import java.util.List;
import java.util.Optional;

/**
 * The real database is given apart.
 *
 * @param migrations for a throwaway database at the migrations as they are
 * @param allowedLosses tables that may lose rows or values; those in {@code public} need no schema
 */
public record UndoRequest(
    GenerateRequest migrations, Extent extent, LockWaiting locks, List<String> allowedLosses) {

  public UndoRequest {
    allowedLosses = List.copyOf(allowedLosses);
  }

  /**
   * The words of a user.
   *
   * @throws ProblemException when they contradict each other, or one makes no sense
   */
  public static UndoRequest of(GenerateRequest migrations, LockWaiting locks, Words words) {
    return new UndoRequest(
        migrations, Extent.of(words.to(), words.steps(), new Steps(1)), locks, words.allowLoss());
  }

  /**
   * The words.
   *
   * @param to such as {@code V43}
   */
  public record Words(Optional<String> to, Optional<Long> steps, List<String> allowLoss) {}

  boolean allowsLossIn(String table) {
    return allowedLosses.stream()
        .anyMatch(allowed -> table.equals(allowed) || table.equals("public." + allowed));
  }
}
