package dev.headwater.database.real;

import dev.headwater.database.LockWaiting;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How long a session that reads waits: it takes the weakest locks, and gives up soon.
 *
 * @param listener hears of each new attempt
 */
record ReadingPatience(LockWaiting locks, Consumer<String> listener) {

  static final ReadingPatience ONCE =
      new ReadingPatience(new LockWaiting(Duration.ofSeconds(5), 1), note -> {});

  /** A catalogue of thousands of tables is read in seconds. */
  private static final Duration STATEMENT = Duration.ofSeconds(60);

  /** A lost network is noticed later than a slow statement. */
  private static final Duration LATER = Duration.ofSeconds(30);

  private static final String NO_LOCK = "55P03";

  /** One attempt, with a session of its own. */
  interface Attempt<T> {
    T read() throws SQLException;
  }

  /** The time for each statement, its wait for a lock included; zero for no limit. */
  Duration statement() {
    return locks.isUnlimited() ? Duration.ZERO : STATEMENT.plus(locks.limit());
  }

  /** Settings of the server, from the first statement on. */
  Map<String, String> settings() {
    return Map.of(
        "default_transaction_read_only",
        "on",
        "statement_timeout",
        String.valueOf(statement().toMillis()),
        "lock_timeout",
        String.valueOf(locks.limit().toMillis()),
        "idle_in_transaction_session_timeout",
        "300000");
  }

  /** The time after which the driver takes the network for lost. */
  Map<String, String> silence() {
    Duration silence = locks.isUnlimited() ? Duration.ZERO : statement().plus(LATER);
    return Map.of("socketTimeout", String.valueOf(silence.toSeconds()));
  }

  /** Reads, and once more where others hold a lock that is needed. */
  <T> T read(Attempt<T> attempt) throws SQLException {
    for (int number = 1; ; number++) {
      try {
        return attempt.read();
      } catch (SQLException e) {
        if (!NO_LOCK.equals(e.getSQLState()) || number >= locks.attempts()) {
          throw e;
        }
      }
      locks.pause(number, "the schema was not read", listener);
    }
  }
}
