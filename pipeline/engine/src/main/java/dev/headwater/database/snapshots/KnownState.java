package dev.headwater.database.snapshots;

import dev.headwater.database.ScriptChain;
import dev.headwater.io.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** The state in which a database begins: the longest one that is kept and proves to be right. */
final class KnownState {

  private final SnapshotStore store;
  private final ScriptChain chain;
  private final List<String> keys;
  private final Path data;
  private int candidate;
  private Optional<Snapshot> placed = Optional.empty();
  private Map<String, String> session = Map.of();

  /**
   * Nothing is tried yet.
   *
   * @param from how many scripts the longest state may have
   */
  KnownState(SnapshotStore store, Chain chain, Path data, int from) {
    this.store = store;
    this.chain = chain.chain();
    this.keys = chain.keys();
    this.data = data;
    this.candidate = from;
  }

  /**
   * Puts the data folder of the longest state in place that was not rejected.
   *
   * @return false when there is none
   */
  boolean place() throws IOException {
    while (candidate > 0) {
      Optional<Snapshot> found = store.find(keys.get(candidate - 1));
      if (found.isPresent()) {
        placed = found;
        if (isCopied(found.get())) {
          return true;
        }
        reject();
      } else {
        candidate--;
      }
    }
    return false;
  }

  private boolean isCopied(Snapshot snapshot) {
    try {
      session = snapshot.session();
      return snapshot.copyTo(data);
    } catch (IOException | RuntimeException e) {
      return false; // damaged, or deleted by another build
    }
  }

  /** Whether the database is what the snapshot's name promises. */
  boolean isRight(DataSource database, String historyTable) {
    try (Connection connection = database.getConnection()) {
      return AppliedScripts.in(connection, historyTable).equals(chain.names(0, candidate));
    } catch (SQLException e) {
      return false; // too damaged to be read
    }
  }

  /** Deletes the snapshot that was placed, and the folder that was made of it. */
  void reject() throws IOException {
    if (placed.isPresent()) {
      store.drop(placed.get());
    }
    clear();
    candidate--;
  }

  /** The same, and no run begins there again; this one begins with nothing. */
  void forbid() throws IOException {
    if (placed.isPresent()) {
      store.forbid(placed.get());
    }
    clear();
    candidate = 0;
  }

  private void clear() throws IOException {
    placed = Optional.empty();
    session = Map.of();
    Trees.delete(data);
  }

  /** For the same data folder, which was put in place for another chain. */
  void beginsLike(KnownState other) {
    candidate = other.candidate;
    placed = other.placed;
    session = other.session;
  }

  /** How many scripts it has. */
  int scripts() {
    return placed.isPresent() ? candidate : 0;
  }

  Map<String, String> session() {
    return session;
  }

  /** A chain with its keys. */
  record Chain(ScriptChain chain, List<String> keys) {}
}
