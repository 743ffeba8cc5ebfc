package dev.headwater.apply;

import java.time.Duration;

/**
 * How long a script waits for a lock, and how often it is tried. Other sessions wait behind a
 * script that waits, so it gives up soon, is rolled back, and comes back later.
 *
 * @param limit of each wait; zero for no limit
 * @param attempts how often a script is tried
 */
public record LockWaiting(Duration limit, int attempts) {

  /** For databases that nobody else uses. */
  public static final LockWaiting NONE = new LockWaiting(Duration.ZERO, 1);

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);

  /** Whether a script waits for a lock as long as others hold it. */
  public boolean isUnlimited() {
    return limit.isZero();
  }

  /**
   * The time before the next attempt, twice as long each time.
   *
   * @param attempt the one that failed, from 1
   */
  Duration pause(int attempt) {
    Duration pause = Duration.ofMillis(500L << Math.min(attempt - 1, 10));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }
}
