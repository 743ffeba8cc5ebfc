package dev.headwater.database.snapshots;

import dev.headwater.PipelineListener;
import dev.headwater.database.DatabaseOrder;
import dev.headwater.files.Trees;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The states of a server of our own: begins with the longest one that is kept, and keeps others.
 * Roles and settings are objects of the whole cluster, so a snapshot is a copy of the whole data
 * folder.
 */
public final class ClusterPrefixes implements Prefixes {

  /** So many more scripts may run when that saves opening another database. */
  private static final int NEAR = 3;

  /** What a copy takes on a machine that is not fast. */
  private static final Duration COPY = Duration.ofMillis(500);

  private final Home home;
  private final ScriptChain chain;
  private final List<String> keys;
  private final SnapshotStore store;
  private final KnownState known;
  private final Path data;
  private final String historyTable;
  private final boolean refresh;
  private final PipelineListener listener;

  private boolean taking;
  private long began;
  private Optional<WorthKeeping> worth = Optional.empty();
  private Optional<String> lasting = Optional.empty();
  private int at;
  private Optional<SessionState> state = Optional.empty();
  private Optional<LastState> last = Optional.empty();

  /** The states of one database; nothing is done yet. */
  public ClusterPrefixes(DatabaseOrder order, Home home, PipelineListener listener) {
    this.home = home;
    this.chain = order.chain();
    this.keys = chain.keys(home.cluster());
    this.data = home.run().resolve("data");
    this.store =
        new SnapshotStore(
            home.snapshots(), home.run(), order.request().caches().snapshotMegabytes() << 20);
    this.refresh = order.request().caches().refresh();
    this.known =
        new KnownState(store, new KnownState.Chain(chain, keys), data, refresh ? 0 : keys.size());
    this.historyTable = order.request().historyTable();
    this.listener = listener;
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
    ClusterPrefixes other = new ClusterPrefixes(order, home, listener);
    int scripts = resumed();
    if (scripts > other.keys.size() || !keys.subList(0, scripts).equals(keys(other, scripts))) {
      return Optional.empty();
    }
    for (int more = other.keys.size(); more > scripts + NEAR; more--) {
      if (!refresh && store.find(other.keys.get(more - 1)).isPresent()) {
        return Optional.empty();
      }
    }
    other.known.beginsLike(known);
    return Optional.of(other);
  }

  private static List<String> keys(ClusterPrefixes of, int scripts) {
    return of.keys.subList(0, scripts);
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
    state = Optional.empty();
    lasting = Optional.empty();
  }

  @Override
  public int resumed() {
    return known.scripts();
  }

  @Override
  public boolean isAtEnd() {
    return resumed() > 0 && resumed() == chain.total() && !chain.callbacks().atEnd();
  }

  @Override
  public Map<String, String> session() {
    return known.session();
  }

  @Override
  public List<String> plan() {
    return resumed() > 0 && keys.size() == chain.total()
        ? chain.names(resumed(), chain.total())
        : List.of();
  }

  @Override
  public boolean expects(List<String> pending) {
    int sure = keys.size() - resumed();
    boolean expected =
        pending.size() == chain.total() - resumed()
            && pending.subList(0, sure).equals(chain.names(resumed(), keys.size()));
    taking = expected && !keys.isEmpty();
    began = System.nanoTime();
    if (taking) {
      worth = Optional.of(WorthKeeping.of(chain, new WorthKeeping.Way(resumed(), common())));
    }
    return expected || keys.isEmpty();
  }

  private int common() {
    try {
      return store.common(keys);
    } catch (IOException e) {
      return 0; // only a hint
    }
  }

  @Override
  public void reached(int applied, Connection session) {
    at = applied;
    state = Optional.empty();
    if (!taking || applied > keys.size()) {
      return;
    }
    try {
      SessionState now = SessionState.ask(session);
      lasting = lasting.or(() -> Optional.of(now.lasting()));
      if (now.copyable() && now.lasting().equals(lasting.orElseThrow())) {
        state = Optional.of(now);
        if (applied > resumed()
            && !isLeftBehind(applied)
            && !isNear(applied)
            && worth.filter(w -> w.contains(applied)).isPresent()) {
          copy(session);
        }
      }
    } catch (SQLException | IOException e) {
      giveUp(e);
    }
  }

  /** The folder that the server leaves is that state, and nobody waits for it any more then. */
  private boolean isLeftBehind(int applied) {
    return applied == chain.total() && chain.endIsKnown();
  }

  /** A later run gets here, from where this one began, in less time than a copy takes. */
  private boolean isNear(int applied) {
    return resumed() > 0
        && applied - resumed() <= NEAR
        && System.nanoTime() - began < COPY.toNanos();
  }

  /** Nothing is written between the checkpoint and the copy, so the copy needs no recovery. */
  private void copy(Connection session) throws SQLException, IOException {
    if (isKept(at) || reachesOut()) {
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
    } finally {
      Trees.delete(copy);
    }
  }

  private boolean isKept(int scripts) {
    return !refresh && store.has(keys.get(scripts - 1));
  }

  private void put(Path folder, WalFiles wal) throws IOException {
    wal.prune(folder);
    Files.deleteIfExists(folder.resolve("postmaster.pid"));
    Files.deleteIfExists(folder.resolve("postmaster.opts"));
    if (refresh) {
      Optional<Snapshot> old = store.find(keys.get(at - 1));
      if (old.isPresent()) {
        store.drop(old.get());
      }
    }
    store.put(
        folder, new Snapshot.Description(keys.subList(0, at), state.orElseThrow().settings()));
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
    if (at == chain.total() && chain.endIsKnown()) {
      last = state.map(now -> LastState.complete(now));
    }
  }

  @Override
  public void failed(List<String> sent) {
    if (!chain.callbacks().atError() && sent.stream().noneMatch(ScriptRules::endsItsTransaction)) {
      last = state.map(now -> LastState.rolledBack(now, chain.names(0, at)));
    }
  }

  /**
   * Asked before the server is stopped: whether its folder is worth keeping, which then needs a
   * clean stop.
   */
  public Optional<WalFiles> worthStopping(DataSource database) {
    try {
      if (at == 0 || at <= resumed() || last.isEmpty() || isKept(at) || reachesOut()) {
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

  /** Keeps the data folder of a server that was stopped cleanly. */
  public void keep(WalFiles wal) {
    try {
      put(data, wal);
    } catch (IOException e) {
      giveUp(e);
    }
  }

  private void giveUp(Exception e) {
    taking = false;
    listener.warned("no snapshot of the migrated database is kept: " + e.getMessage());
  }
}
