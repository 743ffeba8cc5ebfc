package dev.headwater.command.bundle;

import dev.headwater.codegen.GenerateListener;
import dev.headwater.database.real.RealDatabase;
import dev.headwater.io.ExitHook;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Waits for a database that is not up yet, and finds out what stands between. */
final class DatabaseWait {

  private static final Duration PAUSE = Duration.ofMillis(500);

  /** Nobody answers, or the server says that it starts, stops, or has no room now. */
  private static final Set<String> NOT_YET =
      Set.of("server-unreachable", "57P01", "57P02", "57P03", "53300", "08006");

  private static final List<String> POOLER = List.of("server-protocol", "server-pooler");

  private final RealDatabase database;
  private final GenerateListener listener;

  DatabaseWait(RealDatabase database, GenerateListener listener) {
    this.database = database;
    this.listener = listener;
  }

  /**
   * The database as it can be used.
   *
   * @throws ProblemException when it does not answer in time, when it refuses the user, or when a
   *     pooler gives a session to several clients
   */
  RealDatabase of(Duration patience) {
    Instant end = Instant.now().plus(patience);
    boolean isTold = false;
    while (true) {
      try {
        return reached();
      } catch (ProblemException e) {
        Problem problem = e.problems().get(0);
        if (!NOT_YET.contains(problem.code()) || !Instant.now().isBefore(end)) {
          throw patience.isZero() || !NOT_YET.contains(problem.code()) ? e : tooLong(e, patience);
        }
        if (!isTold) {
          listener.noted("waiting for the database: " + problem.message());
          isTold = true;
        }
        pause();
      }
    }
  }

  private RealDatabase reached() {
    try {
      close(database);
      return database;
    } catch (ProblemException e) {
      if (!POOLER.contains(e.problems().get(0).code())) {
        throw e;
      }
      SharedSessions.refuse(database, e);
      RealDatabase behind = database.behindPooler();
      close(behind);
      return behind;
    }
  }

  private static void close(RealDatabase database) {
    try {
      database.connect().close();
    } catch (SQLException gone) {
      return; // it has answered, and nothing else was asked
    }
  }

  private static ProblemException tooLong(ProblemException e, Duration patience) {
    return new ProblemException(
        e.problems().stream()
            .map(
                problem ->
                    problem.withDetail("waited", patience.toSeconds() + " s, as --wait says"))
            .toList());
  }

  /**
   * Lets some time pass.
   *
   * @throws ProblemException when the JVM is told to end: it waits for the words of a run
   */
  static void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProblemException(Problem.of("stopped", "the wait was interrupted"));
    }
    if (ExitHook.isExiting()) {
      throw stopped();
    }
  }

  static ProblemException stopped() {
    return new ProblemException(
        Problem.of("stopped", "the run was told to end before it began to work on the database"));
  }
}
