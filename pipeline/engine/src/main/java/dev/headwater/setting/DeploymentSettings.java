package dev.headwater.setting;

import dev.headwater.apply.LockWaiting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The settings of the commands that a deployment runs. */
public record DeploymentSettings(Settings settings) {

  private static final long LOCK_TIMEOUT = 5;
  private static final long LOCK_ATTEMPTS = 10;

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
    return new LockWaiting(
        Duration.ofSeconds(settings.number(Setting.LOCK_TIMEOUT).orElse(LOCK_TIMEOUT)),
        Math.toIntExact(settings.number(Setting.LOCK_ATTEMPTS).orElse(LOCK_ATTEMPTS)));
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
