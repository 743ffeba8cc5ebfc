package dev.headwater.database.snapshots;

import dev.headwater.database.DatabaseListener;
import dev.headwater.database.DatabaseOrder;
import dev.headwater.io.Trees;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The states of Headwater's own server: begins with the longest kept state, and keeps others. Roles
 * and settings are objects of the whole cluster, so a snapshot is a copy of the whole data folder.
 */
public final class ClusterPrefixes extends ChainPrefixes {

  /** So many more scripts may run when that saves opening another database. */
  private static final int NEAR = 3;

  /** Each of so many scripts at the end of a chain is likely to fail. */
  private static final int LIKELY_TO_FAIL = 100;

  private final Home home;
  private final SnapshotStore store;
  private final KnownState known;
  private final Path data;
  private final String historyTable;
  private final boolean refresh;

  private boolean copied;
  private boolean holdsMore;
  private Optional<LastState> last = Optional.empty();
  private Optional<Thread> room = Optional.empty();

  /** The states of one database; nothing is done yet. */
  public ClusterPrefixes(DatabaseOrder order, Home home, DatabaseListener listener) {
    super(order, order.chain().keys(home.cluster()), listener);
    this.home = home;
    this.data = home.run().resolve("data");
    this.store =
        new SnapshotStore(
            home.snapshots(), home.run(), order.request().snapshots().megabytes() << 20);
    this.refresh = order.request().snapshots().refresh();
    this.known =
        new KnownState(
            store, new KnownState.Chain(chain(), keys()), data, refresh ? 0 : keys().size());
    this.historyTable = order.scripts().source().historyTable();
  }

  /**
   * Where a server lives.
   *
   * @param snapshots the folder of all snapshots
   * @param run a folder of its own on the same disk, in which its data folder is
   * @param cluster changes with whatever its states depend on, beside the order
   */
  public record Home(Path snapshots, Path run, String cluster) {}

  /**
   * The same state as the beginning of another order.
   *
   * @return empty when it is none, or when that order had better begin elsewhere
   */
  public Optional<ClusterPrefixes> continuedFor(DatabaseOrder order) {
    ClusterPrefixes other = new ClusterPrefixes(order, home, listener());
    int scripts = resumed();
    List<String> wanted = other.keys();
    if (scripts > wanted.size() || !wanted.subList(0, scripts).equals(keys().subList(0, scripts))) {
      return Optional.empty();
    }
    for (int more = wanted.size(); more > scripts + NEAR; more--) {
      if (!refresh && store.find(wanted.get(more - 1)).isPresent()) {
        return Optional.empty();
      }
    }
    other.known.beginsLike(known);
    return Optional.of(other);
  }

  /**
   * Puts a data folder in place.
   *
   * @return false when there is no state to begin with
   */
  public boolean place() throws IOException {
    return known.place();
  }

  /** Whether a server on that folder holds what it should. */
  public boolean isRight(DataSource database) {
    return known.isRight(database, historyTable);
  }

  /** Deletes that folder and what it was made of. */
  public void reject() throws IOException {
    known.reject();
  }

  /** Deletes that folder; from what it was made of no run will begin again. */
  public void forbid() throws IOException {
    known.forbid();
    forget();
  }

  @Override
  public int resumed() {
    return known.scripts();
  }

  @Override
  public Map<String, String> session() {
    return known.session();
  }

  @Override
  protected WorthKeeping worth() {
    return WorthKeeping.of(chain(), new WorthKeeping.Way(resumed(), common()));
  }

  /**
   * The state before any script is of use when that script fails. But to ask for it takes a quarter
   * of the time of a small script, and among a thousand old ones hardly any fails.
   */
  @Override
  protected boolean isWorthAsking() {
    return at() == resumed() || chain().total() - at() <= LIKELY_TO_FAIL || isWorthKeeping(at());
  }

  private int common() {
    try {
      return store.common(keys());
    } catch (IOException e) {
      return 0; // only a hint
    }
  }

  @Override
  protected void worthReached(Connection session) throws SQLException, IOException {
    if (!isLeftBehind() && !isNear()) {
      copy(session);
    }
  }

  /** The folder that the server leaves is that state, and nobody waits for it any more then. */
  private boolean isLeftBehind() {
    return at() == chain().total() && chain().endIsKnown();
  }

  /** A later run gets here, from a state that is kept, in less time than a copy takes. */
  private boolean isNear() {
    return (resumed() > 0 || copied) && isQuick();
  }

  /** Nothing is written between the checkpoint and the copy, so the copy needs no recovery. */
  private void copy(Connection session) throws SQLException, IOException {
    if (isKept(at()) || reachesOut() || !isTrue()) {
      return;
    }
    try (Statement statement = session.createStatement()) {
      statement.execute("checkpoint");
    }
    WalFiles wal = WalFiles.now(session);
    Path copy = data.resolveSibling("copy-" + UUID.randomUUID());
    try {
      Trees.cloneOf(data, copy);
      put(copy, wal);
      copied = true;
      countAgain();
    } finally {
      Trees.delete(copy);
    }
  }

  private boolean isKept(int scripts) {
    return !refresh && store.has(keys().get(scripts - 1));
  }

  private void put(Path folder, WalFiles wal) throws IOException {
    wal.prune(folder);
    Files.deleteIfExists(folder.resolve("postmaster.pid"));
    Files.deleteIfExists(folder.resolve("postmaster.opts"));
    if (refresh) {
      Optional<Snapshot> old = store.find(keys().get(at() - 1));
      if (old.isPresent()) {
        store.drop(old.get());
      }
    }
    store.put(
        folder,
        new Snapshot.Description(keys().subList(0, at()), state().orElseThrow().settings()));
  }

  /** Files that are not in the data folder, or settings that only a new server reads. */
  private boolean reachesOut() throws IOException {
    try (DirectoryStream<Path> links = Files.newDirectoryStream(data.resolve("pg_tblspc"))) {
      return links.iterator().hasNext()
          || Files.readAllLines(data.resolve("postgresql.auto.conf")).stream()
              .anyMatch(line -> !line.isBlank() && !line.startsWith("#"));
    }
  }

  @Override
  public void complete() {
    last = end();
    if (last.isPresent() && at() > resumed() && !isKept(at())) {
      Thread thread = new Thread(this::makeRoom, "headwater-room");
      thread.setDaemon(true);
      thread.start();
      room = Optional.of(thread);
    }
  }

  /** While classes are generated, because deleting a data folder takes time. */
  private void makeRoom() {
    try {
      store.makeRoom();
    } catch (IOException e) {
      // The next write to the folder meets the same error, and reports it.
    }
  }

  @Override
  public void failed(List<String> sent) {
    last = beforeFailure(sent);
    if (at() > 0 && at() <= keys().size() && !isWorthAsking()) {
      remember();
    }
  }

  /** The next run stops at that state to copy it, and the one after that begins there. */
  private void remember() {
    try {
      store.stumbled(keys().subList(0, at()));
    } catch (IOException e) {
      giveUp(e);
    }
  }

  /**
   * Asked before the server is stopped: whether its folder is worth keeping, which then needs a
   * clean stop.
   */
  public Optional<WalFiles> worthStopping(DataSource database) {
    try {
      if (holdsMore
          || at() == 0
          || at() <= resumed()
          || last.isEmpty()
          || isKept(at())
          || reachesOut()
          || !isTrue()) {
        return Optional.empty();
      }
      try (Connection connection = database.getConnection()) {
        return last.get().isStillThere(connection, historyTable)
            ? Optional.of(WalFiles.now(connection))
            : Optional.empty();
      }
    } catch (SQLException | IOException e) {
      giveUp(e);
      return Optional.empty();
    }
  }

  /**
   * Keeps the state now, if it is worth keeping, because later the folder of the server holds more
   * than that state.
   */
  public void keepBeforeCopies(DataSource database) {
    if (worthStopping(database).isPresent()) {
      awaitRoom();
      try (Connection session = database.getConnection()) {
        copy(session);
      } catch (SQLException | IOException e) {
        giveUp(e);
      }
    }
    holdsMore = true;
  }

  /** Waits until nothing is deleted in the folder of the run any more. */
  public void awaitRoom() {
    try {
      if (room.isPresent()) {
        room.get().join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Keeps the data folder of a server that was stopped cleanly. */
  public void keep(WalFiles wal) {
    awaitRoom();
    try {
      put(data, wal);
    } catch (IOException e) {
      giveUp(e);
    }
  }
}
