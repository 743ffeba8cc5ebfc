package dev.headwater.apply;

import dev.headwater.database.guard.SharedServerGuard;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The statements of the script that runs now, as they were sent to the server, and the last
 * failure. The migrating thread writes; the thread that watches the deadline reads.
 */
final class StatementLog {

  private final Optional<SharedServerGuard> guard;
  private final MigrationListener listener;
  private String script = "";
  private String location = "";
  private String last = "";
  private List<String> statements = new ArrayList<>();
  private Optional<Failure> failure = Optional.empty();
  private Optional<Failure> refusal = Optional.empty();
  private long lastActivity = System.nanoTime();

  /**
   * @param guard asked before each statement is sent
   */
  StatementLog(Optional<SharedServerGuard> guard) {
    this(guard, MigrationListener.SILENT);
  }

  /**
   * @param listener hears of each statement before it is sent
   */
  StatementLog(Optional<SharedServerGuard> guard, MigrationListener listener) {
    this.guard = guard;
    this.listener = listener;
  }

  /** A new script begins; without a name, the current one is over. */
  synchronized void begin(String name, String physicalLocation) {
    last = likeliest();
    script = name;
    location = physicalLocation;
    statements = new ArrayList<>();
    lastActivity = System.nanoTime();
  }

  /**
   * @throws SQLException when the statement must not be sent
   */
  synchronized void sent(String sql) throws SQLException {
    statements.add(sql);
    lastActivity = System.nanoTime();
    if (guard.isPresent()) {
      guard.get().check(sql);
    }
    listener.sending(sql);
  }

  synchronized void done() {
    lastActivity = System.nanoTime();
  }

  synchronized void failed(SQLException e) {
    if (failure.filter(Failure::endedSession).isPresent()) {
      return; // every later call fails because of that one
    }
    failure = Optional.of(new Failure(e, script, location, List.copyOf(statements)));
    if (SharedServerGuard.CODE.equals(e.getSQLState())) {
      refusal = refusal.or(() -> failure);
    }
  }

  /** The first statement that was not sent; a Java migration may have gone on without it. */
  synchronized Optional<Failure> refusal() {
    return refusal;
  }

  synchronized String script() {
    return script;
  }

  /** The path of the script that runs, else its name; empty between scripts. */
  synchronized String likeliest() {
    return location.isEmpty() ? script : location;
  }

  /** What {@link #likeliest()} was before. */
  synchronized String last() {
    return last;
  }

  synchronized List<String> statements() {
    return List.copyOf(statements);
  }

  /**
   * How long ago a statement was sent or answered. A clock that is put right, or a laptop that
   * slept, does not count.
   */
  synchronized Duration silence() {
    return Duration.ofNanos(System.nanoTime() - lastActivity);
  }

  /**
   * The refusal, else the last failure if it ended the session, or is part of the given exception's
   * chain of causes: what failed after the first two may have failed because of them.
   */
  synchronized Optional<Failure> failureIn(Throwable thrown) {
    return refusal.or(
        () ->
            failure.filter(
                f -> {
                  if (f.endedSession()) {
                    return true;
                  }
                  for (Throwable t = thrown; t != null; t = t.getCause()) {
                    if (t == f.exception()) {
                      return true;
                    }
                  }
                  return false;
                }));
  }

  /**
   * @param statements all that the script sent, the failed one last
   */
  record Failure(SQLException exception, String script, String location, List<String> statements) {

    /** The server ended the session, or it was lost. */
    boolean endedSession() {
      String state = String.valueOf(exception.getSQLState());
      return state.startsWith("57P") || state.equals("08006");
    }
  }
}
