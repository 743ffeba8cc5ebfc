package dev.headwater.database;

import dev.headwater.io.ExitHook;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/**
 * How long a transaction waits for a lock, and how often it is tried. Other sessions wait behind a
 * transaction that waits, so it gives up soon, is rolled back, and comes back later.
 *
 * @param limit of each wait; zero for no limit
 * @param attempts how often a transaction is tried
 */
public record LockWaiting(Duration limit, int attempts) {

  /** For databases that nobody else uses. */
  public static final LockWaiting NONE = new LockWaiting(Duration.ZERO, 1);

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);

  /** Whether a transaction waits for a lock as long as others hold it. */
  public boolean isUnlimited() {
    return limit.isZero();
  }

  /**
   * Says that another attempt follows, and waits until then: twice as long each time.
   *
   * @param failed the number of the attempt that failed, from 1
   * @param end how it ended, such as {@code V1__a.sql was rolled back}
   * @throws ProblemException when the JVM is told to end meanwhile
   */
  public void pause(int failed, String end, Consumer<String> listener) {
    Duration pause = pause(failed);
    listener.accept(
        end
            + ", because others hold a lock that it needs; attempt "
            + (failed + 1)
            + " of "
            + attempts
            + " follows in "
            + shown(pause));
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
    if (ExitHook.isExiting()) {
      throw new ProblemException(
          Problem.of("stopped", "the run was told to end while others held a lock that it needs"));
    }
  }

  private static Duration pause(int attempt) {
    Duration pause = Duration.ofMillis(500L << Math.min(attempt - 1, 10));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  /** The attempts in words, such as {@code 10 attempts of 5 s each}. */
  public String words() {
    return attempts == 1
        ? "an attempt of " + shown(limit)
        : attempts + " attempts of " + shown(limit) + " each";
  }

  private static String shown(Duration time) {
    return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
  }
}
