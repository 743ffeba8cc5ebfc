package dev.headwater.command.bundle;

import dev.headwater.codegen.GenerateListener;
import dev.headwater.database.real.RealDatabase;
import dev.headwater.io.ExitHook;
import dev.headwater.problem.ProblemException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Runs a command of a bundle on a database, alone where the command changes something. */
public final class BundleRun {

  /** PostgreSQL cuts longer names. */
  private static final String SESSIONS = "headwater bundle ";

  private static final int SECONDS_TO_TELL = 20;

  private final RealDatabase database;
  private final Patience patience;
  private final GenerateListener listener;

  public BundleRun(RealDatabase database, Patience patience, GenerateListener listener) {
    this.database = database;
    this.patience = patience;
    this.listener = listener;
  }

  /**
   * Runs a command that only reads.
   *
   * @throws ProblemException when the database cannot be used
   */
  public <T> T reading(Function<RealDatabase, T> command) {
    return command.apply(new DatabaseWait(database, listener).of(patience.database()));
  }

  /**
   * Runs a command that changes the database, while no other bundle does. When the JVM is told to
   * end, the server stops what runs, and the command says what is there.
   *
   * @param table the name of the history table
   * @throws ProblemException when the database cannot be used, or others work there too long
   */
  public <T> T changing(String table, Function<RealDatabase, T> command) {
    RealDatabase there = new DatabaseWait(database, listener).of(patience.database());
    DeploymentLock.Wait wait = new DeploymentLock.Wait(patience.others(), SESSIONS);
    try (DeploymentLock lock = DeploymentLock.take(there, table, wait, listener)) {
      String name = SESSIONS + UUID.randomUUID().toString().substring(0, 8);
      CountDownLatch told = new CountDownLatch(1);
      ExitHook hook = new ExitHook("headwater-end", () -> end(there, name, told));
      set(hook);
      try {
        return command.apply(there.withSessions(name));
      } finally {
        told.countDown();
        hook.forget();
      }
    }
  }

  private static void set(ExitHook hook) {
    try {
      hook.set();
    } catch (IllegalStateException isExiting) {
      throw DatabaseWait.stopped();
    }
  }

  /** The sessions of the server know only by a word from outside that nobody waits for them. */
  private static void end(RealDatabase database, String name, CountDownLatch told) {
    try (Connection connection = database.changing().getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "select pg_catalog.pg_terminate_backend(pid) from pg_catalog.pg_stat_activity"
                    + " where application_name = ?")) {
      statement.setString(1, name);
      statement.executeQuery().close();
      told.await(SECONDS_TO_TELL, TimeUnit.SECONDS);
    } catch (SQLException gone) {
      return; // without a server, nothing runs there
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
