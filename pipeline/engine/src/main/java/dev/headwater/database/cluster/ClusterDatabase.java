package dev.headwater.database.cluster;

import dev.headwater.database.DatabaseOrder;
import dev.headwater.database.DatabaseOrigin;
import dev.headwater.database.Prefixes;
import dev.headwater.database.ThrowawayDatabase;
import dev.headwater.database.snapshots.ClusterPrefixes;
import dev.headwater.database.snapshots.WalFiles;
import dev.headwater.io.ExitHook;
import dev.headwater.io.RunFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import javax.sql.DataSource;

/** A database on a server of its own, in a run folder of its own. */
final class ClusterDatabase implements ThrowawayDatabase {

  private Boot boot;
  private final RunFolder folder;
  private final ExitHook hook = new ExitHook("headwater-stop", this::closeOnExit);
  private Boot.Started started;
  private boolean kept;
  private boolean closed;

  ClusterDatabase(Boot boot, Boot.Started started) {
    this.boot = boot;
    this.folder = boot.workplace().folder();
    this.started = started;
  }

  /** Ctrl-C ends the JVM without unwinding the build. */
  ClusterDatabase closedOnExit() {
    try {
      hook.set();
      return this;
    } catch (IllegalStateException e) {
      closeOnExit(); // the JVM is going down already
      throw e;
    }
  }

  @Override
  public DataSource dataSource() {
    return started.dataSource();
  }

  @Override
  public String url() {
    return started.dataSource().url();
  }

  @Override
  public String username() {
    return Cluster.SUPERUSER;
  }

  @Override
  public String password() {
    return started.dataSource().properties().getProperty("password");
  }

  @Override
  public DatabaseOrigin origin() {
    return started.origin();
  }

  @Override
  public Prefixes prefixes() {
    return boot.prefixes();
  }

  @Override
  public Optional<ThrowawayDatabase> continuedFor(DatabaseOrder order) {
    Optional<ClusterPrefixes> other = boot.prefixes().continuedFor(order);
    other.ifPresent(
        prefixes ->
            boot =
                new Boot(
                    boot.programs(), boot.workplace(), boot.cluster(), prefixes, boot.listener()));
    return other.map(prefixes -> this);
  }

  @Override
  public synchronized void startOver() {
    try {
      started.server().stop();
      boot.prefixes().forbid();
      started = boot.fromNothing();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Optional<String> lastWords() {
    try {
      return started.server().isAlive() ? Optional.empty() : Optional.of(started.server().log());
    } catch (IOException e) {
      return Optional.of("its log cannot be read: " + e);
    }
  }

  @Override
  public String keep() {
    try {
      folder.keep();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    kept = true;
    return "kill " + started.server().pid();
  }

  @Override
  public void close() {
    try {
      // Waits for the hook where the JVM is going down: Maven closes Headwater's class loader after
      // this.
      closeNow(true);
    } finally {
      // Only now, so that a JVM that is told to end meanwhile waits for the end of this.
      hook.forget();
    }
  }

  /** Nobody waits then for more than the end of the server. */
  private void closeOnExit() {
    closeNow(false);
  }

  private synchronized void closeNow(boolean inTime) {
    if (closed) {
      return;
    }
    closed = true;
    if (kept) {
      boot.prefixes().awaitRoom();
      folder.release();
      return;
    }
    try {
      Optional<WalFiles> wal =
          inTime && started.server().isAlive()
              ? boot.prefixes().worthStopping(started.dataSource())
              : Optional.empty();
      if (wal.isPresent() && started.server().stopCleanly()) {
        boot.prefixes().keep(wal.get());
      } else {
        started.server().stop();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    boot.prefixes().awaitRoom();
    folder.delete();
  }
}
