package dev.headwater.setting;

import dev.headwater.database.LockWaiting;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The settings of the commands that a deployment runs. */
public record DeploymentSettings(Settings settings) {

  private static final long LOCK_TIMEOUT = 5;
  private static final long LOCK_ATTEMPTS = 10;

  /** PostgreSQL takes no longer times than some weeks. */
  private static final long MOST = 1_000_000;

  public Optional<String> to() {
    return settings.word(Setting.TO);
  }

  public Optional<String> from() {
    return settings.word(Setting.FROM);
  }

  public Optional<String> at() {
    return settings.word(Setting.AT);
  }

  public Optional<Long> steps() {
    return settings.number(Setting.STEPS);
  }

  public Optional<String> before() {
    return settings.word(Setting.BEFORE);
  }

  public LockWaiting locks() {
    return locks(settings.number(Setting.LOCK_TIMEOUT), settings.number(Setting.LOCK_ATTEMPTS));
  }

  /**
   * The waits that a user wants.
   *
   * @param timeout of each wait in seconds
   * @throws ProblemException when a number is too small or too large
   */
  public static LockWaiting locks(Optional<Long> timeout, Optional<Long> attempts) {
    long seconds = timeout.orElse(LOCK_TIMEOUT);
    long times = attempts.orElse(LOCK_ATTEMPTS);
    if (seconds < 0 || seconds > MOST || times < 1 || times > MOST) {
      throw new ProblemException(
          Problem.of("number", "nobody can wait so: " + times + " times " + seconds + " seconds")
              .withFix("-Dheadwater.lockTimeout=5 and -Dheadwater.lockAttempts=10, for example"));
    }
    return new LockWaiting(Duration.ofSeconds(seconds), (int) times);
  }

  public List<String> ignore() {
    return settings.list(Setting.IGNORE).orElse(List.of());
  }

  public List<String> allowLoss() {
    return settings.list(Setting.ALLOW_LOSS).orElse(List.of());
  }

  public List<String> seeds() {
    return settings.list(Setting.SEEDS).orElse(List.of());
  }

  public boolean failPending() {
    return settings.isYes(Setting.FAIL_PENDING);
  }

  public boolean purge() {
    return settings.isYes(Setting.PURGE);
  }

  public boolean yes() {
    return settings.isYes(Setting.YES);
  }
}
