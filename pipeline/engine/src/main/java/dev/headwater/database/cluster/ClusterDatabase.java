package dev.headwater.database.cluster;

import dev.headwater.database.DatabaseCopy;
import dev.headwater.database.DatabaseOrder;
import dev.headwater.database.DatabaseOrigin;
import dev.headwater.database.Prefixes;
import dev.headwater.database.ThrowawayDatabase;
import dev.headwater.database.snapshots.ClusterPrefixes;
import dev.headwater.database.snapshots.WalFiles;
import dev.headwater.io.RunFolder;
import dev.headwater.io.Trees;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;

/** A database on a server of its own, in a run folder of its own. */
final class ClusterDatabase implements ThrowawayDatabase {

  private Boot boot;
  private final RunFolder folder;
  private Boot.Started started;
  private boolean kept;
  private boolean isCopied;

  ClusterDatabase(Boot boot, Boot.Started started) {
    this.boot = boot;
    this.folder = boot.workplace().folder();
    this.started = started;
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
  public void startOver() {
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
  public synchronized ThrowawayDatabase copy() {
    if (!isCopied) {
      boot.prefixes().keepBeforeCopies(started.dataSource());
      isCopied = true;
    }
    return DatabaseCopy.of(this, started.dataSource());
  }

  /**
   * Stops the server and gives its data folder away; nothing but closing is left to do.
   *
   * @param target a folder that does not exist yet
   */
  Installation giveAway(Path target) throws IOException {
    Optional<WalFiles> wal = boot.prefixes().worthStopping(started.dataSource());
    if (!started.server().stopCleanly()) {
      throw new ProblemException(
          Problem.of("server-stop", "PostgreSQL did not stop when it was told to")
              .withDetail("log", started.server().log()));
    }
    wal.ifPresent(boot.prefixes()::keep);
    boot.prefixes().awaitRoom();
    Trees.move(
        folder.path().resolve("data"), target, target.resolveSibling(target.getFileName() + "-"));
    return boot.cluster().postgres();
  }

  /** Where the JVM is going down, the folder is cleared already, or this is waited for. */
  @Override
  public void close() {
    folder.ifHeld(
        () -> {
          closeNow();
          return true;
        });
  }

  private void closeNow() {
    if (kept) {
      boot.prefixes().awaitRoom();
      folder.release();
      return;
    }
    try {
      Optional<WalFiles> wal =
          started.server().isAlive()
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
