package dev.headwater.command.migrate;

import dev.headwater.codegen.GenerateRequest;
import dev.headwater.command.live.Before;
import dev.headwater.command.live.Extent;
import dev.headwater.command.live.Extent.All;
import dev.headwater.database.LockWaiting;
import dev.headwater.problem.ProblemException;
import java.util.List;
import java.util.Optional;

/**
 * The real database is given apart.
 *
 * @param migrations for a throwaway database at the migrations as they are
 * @param ignore patterns of objects that are left out when the result is compared
 * @param before runs when the plan is confirmed
 */
public record MigrateRequest(
    GenerateRequest migrations,
    Extent extent,
    LockWaiting locks,
    List<String> ignore,
    Optional<Before> before) {

  public MigrateRequest {
    ignore = List.copyOf(ignore);
  }

  /**
   * The words of a user.
   *
   * @throws ProblemException when they contradict each other, or one makes no sense
   */
  public static MigrateRequest of(GenerateRequest migrations, LockWaiting locks, Words words) {
    return new MigrateRequest(
        migrations,
        Extent.of(words.to(), words.steps(), new All()),
        locks,
        words.ignore(),
        words.before().map(Before::new));
  }

  /**
   * The words.
   *
   * @param to such as {@code V43}
   */
  public record Words(
      Optional<String> to, Optional<Long> steps, List<String> ignore, Optional<String> before) {}
}
