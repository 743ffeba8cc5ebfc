package dev.headwater.command.bundle;

import dev.headwater.codegen.GenerateListener;
import dev.headwater.command.live.LiveReadingProblem;
import dev.headwater.database.real.RealDatabase;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;

/**
 * Keeps other bundles out of a database, by an advisory lock in a session of its own. The session
 * is in no transaction and asks again and again, because a session that waits for a lock has a
 * snapshot, for which {@code CREATE INDEX CONCURRENTLY} waits.
 */
final class DeploymentLock implements AutoCloseable {

  private static final long NUMBER = 5_220_478_190_338_277L;

  private final RealDatabase database;
  private final Connection session;

  private DeploymentLock(RealDatabase database, Connection session) {
    this.database = database;
    this.session = session;
  }

  /**
   * Takes it.
   *
   * @param table the name of the history table: bundles with other tables may run beside this one
   * @param sessions the beginning of the names of sessions in which bundles work
   * @throws ProblemException when others work too long
   */
  static DeploymentLock take(
      RealDatabase database, String table, Wait wait, GenerateListener listener) {
    try {
      Connection session = database.changing().getConnection();
      DeploymentLock lock = new DeploymentLock(database, session);
      try {
        lock.await(NUMBER + table.hashCode(), wait, listener);
        return lock;
      } catch (SQLException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (SQLException e) {
      throw new ProblemException(new LiveReadingProblem(database).of(e));
    }
  }

  /**
   * The sessions that are waited for.
   *
   * @param sessions how their names begin
   */
  record Wait(Duration patience, String sessions) {}

  private void await(long number, Wait wait, GenerateListener listener) throws SQLException {
    // A server may end sessions that only hold a lock.
    run(
        "select set_config(name, '0', false) from pg_catalog.pg_settings"
            + " where name = 'idle_session_timeout'");
    Instant end = Instant.now().plus(wait.patience());
    boolean isTold = false;
    while (!run("select pg_catalog.pg_try_advisory_lock(" + number + ")") || works(wait)) {
      if (!Instant.now().isBefore(end)) {
        throw new ProblemException(
            Problem.of("deployment-runs", "another bundle works on " + database.name())
                .withDetail("waited", wait.patience().toSeconds() + " s")
                .withFix(
                    "run this again when that run has ended, or wait longer: --wait-for-others=600"));
      }
      if (!isTold) {
        listener.noted("waiting: another bundle works on " + database.name());
        isTold = true;
      }
      DatabaseWait.pause();
    }
  }

  /** After a client was killed, the server may still run its last statement. */
  private boolean works(Wait wait) throws SQLException {
    return run(
        "select exists (select from pg_catalog.pg_stat_activity"
            + " where datname = pg_catalog.current_database() and state = 'active'"
            + " and application_name like '"
            + wait.sessions()
            + "%' and pid <> pg_catalog.pg_backend_pid())");
  }

  private boolean run(String query) throws SQLException {
    try (Statement statement = session.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      return row.next() && row.getBoolean(1);
    }
  }

  /** The server gives the lock back when the session ends. */
  @Override
  public void close() {
    try {
      session.close();
    } catch (SQLException gone) {
      return;
    }
  }
}
