package dev.headwater.cases.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** For what another process does. */
public final class Waiting {

  private Waiting() {}

  public interface Condition {
    boolean holds() throws IOException;
  }

  public static void until(Condition condition) throws IOException, InterruptedException {
    Instant deadline = Instant.now().plus(Duration.ofSeconds(90));
    while (!condition.holds()) {
      assertThat(Instant.now()).as("in time").isBefore(deadline);
      Thread.sleep(50);
    }
  }

  /**
   * A migration with {@code select pg_sleep(…)} runs in a build. For a second on end, because
   * Flyway's own queries are short.
   */
  public static void untilMigrationSleeps(Process maven) throws IOException, InterruptedException {
    int[] seen = {0};
    until(
        () -> {
          seen[0] = maven.descendants().anyMatch(Waiting::runsQuery) ? seen[0] + 1 : 0;
          return seen[0] > 20;
        });
  }

  /** PostgreSQL writes into a session's command line what it does. */
  private static boolean runsQuery(ProcessHandle process) {
    try {
      String line = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "cmdline"));
      return line.startsWith("postgres: ") && line.contains("SELECT");
    } catch (IOException e) {
      return false; // ended meanwhile
    }
  }
}
