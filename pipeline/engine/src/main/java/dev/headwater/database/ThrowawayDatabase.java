package dev.headwater.database;

import dev.headwater.problem.Problem;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * A real PostgreSQL database that nobody else uses and that is gone after {@link #close()}.
 * Encoding UTF8, locale C, time zone UTC. Unless it lives in a server that was there already, it is
 * reachable from this machine only.
 */
public interface ThrowawayDatabase extends AutoCloseable {

  /** Connects as {@link #username()}. */
  DataSource dataSource();

  /** JDBC address. */
  String url();

  /** The superuser, or whoever logs in to a server that was there already. */
  String username();

  /** A password nobody can guess; empty when it is the user's own, which is never shown. */
  String password();

  /** The states that it goes through while it is migrated. */
  default Prefixes prefixes() {
    return Prefixes.NONE;
  }

  /**
   * This database for another order than it was opened for, when what is in it, if anything, is
   * what that order begins with. The caller has made sure that both want the same server.
   */
  default Optional<ThrowawayDatabase> continuedFor(DatabaseOrder order) {
    return prefixes() == Prefixes.NONE ? Optional.of(this) : Optional.empty();
  }

  /** Begins with nothing, after the state in which it began has proved to be of no use. */
  default void startOver() {
    throw new IllegalStateException("this database began with nothing");
  }

  /** Where it came from. */
  DatabaseOrigin origin();

  /** The end of the server's log when the server is no longer there; empty while it lives. */
  Optional<String> lastWords();

  /**
   * The problem when the server is no longer there; empty while it lives.
   *
   * @param during such as {@code during V2__x.sql}; empty when it is not known
   */
  default Optional<Problem> gone(String during) {
    return lastWords()
        .map(
            log ->
                Problem.of("server-died", "PostgreSQL died" + during)
                    .withDetail("log", log)
                    .withFix("see the end of its log above; often memory or disk ran out"));
  }

  /**
   * Leaves the database running after {@link #close()}.
   *
   * @return how to stop it
   */
  String keep();

  /**
   * A new database in the same server that begins with what is in this one, and with its settings.
   * Nobody may be connected to this one meanwhile.
   */
  ThrowawayDatabase copy();

  /** Stops the server and deletes its files, or drops the database; returns when it is done. */
  @Override
  void close();
}
