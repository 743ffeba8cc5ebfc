package dev.headwater.database;

import java.util.Optional;
import javax.sql.DataSource;

/**
 * A real PostgreSQL that nobody else uses and that is gone after {@link #close()}. Encoding UTF8,
 * locale C, time zone UTC, reachable from this machine only.
 */
public interface ThrowawayDatabase extends AutoCloseable {

  /** Connects as its superuser. */
  DataSource dataSource();

  /** JDBC address. */
  String url();

  /** Superuser's name. */
  String username();

  /** A password nobody can guess. */
  String password();

  /** Where it came from. */
  DatabaseOrigin origin();

  /** The end of the server's log when the server is no longer there; empty while it lives. */
  Optional<String> lastWords();

  /**
   * Leaves the database running after {@link #close()}.
   *
   * @return how to stop it
   */
  String keep();

  /** Stops the server and deletes its files; returns when both are done. */
  @Override
  void close();
}
