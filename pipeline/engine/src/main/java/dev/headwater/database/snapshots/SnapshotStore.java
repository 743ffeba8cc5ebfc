package dev.headwater.database.snapshots;

import dev.headwater.io.Trees;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * All snapshots of this machine. There are no locks: a snapshot comes and goes by renaming, so it
 * is there as a whole or not at all, and a run that copies a snapshot while it goes away sees that
 * the copy is not whole.
 *
 * @param folder holds a folder per key
 * @param own a folder of this run on the same disk, which is swept when the run is killed
 * @param limit what they may take together, in bytes
 */
record SnapshotStore(Path folder, Path own, long limit) {

  /** A developer works on few branches at a time. */
  static final int MOST = 40;

  /** How many are looked at for a common beginning. */
  private static final int RECENT = 8;

  /** Whether the state is kept, or known to be of no use. */
  boolean has(String key) {
    return Files.isDirectory(folder.resolve(key));
  }

  Optional<Snapshot> find(String key) {
    return Optional.of(new Snapshot(folder.resolve(key))).filter(Snapshot::isUsable);
  }

  /** Takes a data folder over, by moving it. */
  void put(Path data, Snapshot.Description description) throws IOException {
    Path made = Files.createDirectory(own.resolve("snapshot-" + UUID.randomUUID()));
    try {
      Files.move(data, made.resolve("data"), StandardCopyOption.ATOMIC_MOVE);
      Snapshot.seal(made, description);
      Files.createDirectories(folder);
      Trees.publish(made, folder.resolve(description.key()));
    } finally {
      Trees.delete(made);
    }
    evict(false);
  }

  /** Deletes what would have to go after the next {@link #put}. */
  void makeRoom() throws IOException {
    evict(true);
  }

  /** Deletes a snapshot from which no run can go on. */
  void drop(Snapshot snapshot) throws IOException {
    Path going = own.resolve("gone-" + UUID.randomUUID());
    try {
      Files.move(snapshot.folder(), going, StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException e) {
      return; // another build was faster
    } catch (AtomicMoveNotSupportedException e) {
      // It came with the image of a container: see Trees.move. Without its listing it is damaged
      // for everybody, also if this run is killed before the rest is gone.
      snapshot.spoil();
      Trees.delete(snapshot.folder());
      return;
    }
    Trees.delete(going);
  }

  /** The same, and it is not made again. */
  void forbid(Snapshot snapshot) throws IOException {
    drop(snapshot);
    Path note = own.resolve("note-" + UUID.randomUUID());
    Snapshot.nothing(note);
    Trees.publish(note, folder.resolve(snapshot.key()));
  }

  /** Writes down how far a run came that failed and left no state. */
  void stumbled(List<String> keys) throws IOException {
    Path note = own.resolve("note-" + UUID.randomUUID());
    Files.write(note, keys);
    Files.createDirectories(folder);
    Files.move(note, stumbling(), StandardCopyOption.ATOMIC_MOVE);
  }

  private Path stumbling() {
    return folder.resolveSibling(folder.getFileName() + ".stumbled");
  }

  /**
   * How many of the keys, from the first, belong to a state on the way to one that is kept, or to
   * the script at which the last run stumbled.
   */
  int common(List<String> keys) throws IOException {
    int most = 0;
    if (Files.exists(stumbling())) {
      most = common(keys, Files.readAllLines(stumbling()));
    }
    for (Snapshot snapshot : newestFirst().stream().limit(RECENT).toList()) {
      try {
        List<String> others = snapshot.isUsable() ? snapshot.keys() : List.of();
        most = Math.max(most, common(keys, others));
      } catch (NoSuchFileException e) {
        // evicted meanwhile
      }
    }
    return most;
  }

  private static int common(List<String> some, List<String> others) {
    int same = 0;
    while (same < Math.min(some.size(), others.size()) && some.get(same).equals(others.get(same))) {
      same++;
    }
    return same;
  }

  /**
   * The least recently used ones go.
   *
   * @param oneMore whether one will come soon, about as large as the newest one, which stays
   */
  private void evict(boolean oneMore) throws IOException {
    long sum = 0;
    int number = 0;
    for (Snapshot snapshot : newestFirst()) {
      boolean twice = oneMore && number == 0;
      try {
        sum += snapshot.size() * (twice ? 2 : 1);
      } catch (NoSuchFileException e) {
        continue; // evicted meanwhile
      }
      number += twice ? 2 : 1;
      if (!twice && (number > MOST || sum > limit)) {
        drop(snapshot);
      }
    }
  }

  /** The most recently used one first; what has no listing is damaged, and goes. */
  private List<Snapshot> newestFirst() throws IOException {
    Map<Snapshot, FileTime> used = new HashMap<>();
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(folder)) {
      for (Path one : (Iterable<Path>) folders::iterator) {
        Snapshot snapshot = new Snapshot(one);
        try {
          used.put(snapshot, snapshot.used());
        } catch (NoSuchFileException e) {
          drop(snapshot);
        }
      }
    }
    List<Snapshot> all = new ArrayList<>(used.keySet());
    all.sort(Comparator.comparing((Snapshot snapshot) -> used.get(snapshot)).reversed());
    return all;
  }
}
