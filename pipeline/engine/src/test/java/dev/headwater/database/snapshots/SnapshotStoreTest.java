package dev.headwater.database.snapshots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headwater.io.Overlay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SnapshotStoreTest {

  @TempDir private Path folder;

  private SnapshotStore store(long limit) throws IOException {
    Path own = Files.createDirectories(folder.resolve("own"));
    return new SnapshotStore(folder.resolve("snapshots"), own, limit);
  }

  private Path data(int size) throws IOException {
    Path data = Files.createDirectories(folder.resolve("own/data/base"));
    Files.write(data.resolve("1"), new byte[size]);
    return folder.resolve("own/data");
  }

  private void put(SnapshotStore store, String key, int size) throws IOException {
    store.put(data(size), new Snapshot.Description(List.of("first", key), Map.of("a.b", "c d\ne")));
    // Time stamps of files are coarse; let the older ones be older.
    try (Stream<Path> all = Files.list(folder.resolve("snapshots"))) {
      for (Path one : (Iterable<Path>) all::iterator) {
        FileTime used = Files.getLastModifiedTime(one.resolve("listing"));
        Files.setLastModifiedTime(
            one.resolve("listing"), FileTime.from(used.toInstant().minusSeconds(10)));
      }
    }
  }

  private List<String> keys() throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve("snapshots"))) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void whatIsPutIsFound() throws IOException {
    SnapshotStore store = store(1000);
    put(store, "k", 7);
    Snapshot found = store.find("k").orElseThrow();
    assertEquals(List.of("first", "k"), found.keys());
    assertEquals(Map.of("a.b", "c d\ne"), found.session());
    assertEquals(7, found.size());
    assertTrue(found.copyTo(folder.resolve("copy")));
    assertEquals(7, Files.size(folder.resolve("copy/base/1")));
    assertEquals(2, store.common(List.of("first", "k", "other")));
    assertEquals(0, store.common(List.of("k")));
    assertEquals(List.of(), new ArrayList<>(List.of(folder.resolve("own").toFile().list())));
  }

  @Test
  void theLeastRecentlyUsedGoesWhenTheyAreTooLarge() throws IOException {
    SnapshotStore store = store(25);
    put(store, "a", 10);
    put(store, "b", 10);
    assertTrue(store.find("a").orElseThrow().copyTo(folder.resolve("copy")));
    put(store, "c", 10);
    assertEquals(List.of("a", "c"), keys());
  }

  @Test
  void oneThatIsTooLargeForTheLimitIsNotKept() throws IOException {
    SnapshotStore store = store(5);
    put(store, "a", 10);
    assertEquals(List.of(), keys());
  }

  @Test
  void thereAreNeverMoreThanSome() throws IOException {
    SnapshotStore store = store(1_000_000);
    for (int i = 0; i < SnapshotStore.MOST + 3; i++) {
      put(store, "k" + (100 + i), 1);
    }
    assertEquals(SnapshotStore.MOST, keys().size());
    assertFalse(keys().contains("k102"));
    assertTrue(keys().contains("k103"));
  }

  @Test
  void roomForOneMoreIsMadeBeforeItComes() throws IOException {
    SnapshotStore store = store(35);
    put(store, "a", 10);
    put(store, "b", 10);
    store.makeRoom();
    assertEquals(List.of("a", "b"), keys());
    put(store, "c", 10);
    store.makeRoom();
    assertEquals(List.of("b", "c"), keys());
    put(store, "d", 10);
    assertEquals(List.of("b", "c", "d"), keys());
  }

  @Test
  void aForbiddenPlaceIsNeitherUsedNorFilledAgain() throws IOException {
    SnapshotStore store = store(1000);
    put(store, "k", 7);
    store.forbid(store.find("k").orElseThrow());
    assertTrue(store.has("k"));
    assertTrue(store.find("k").isEmpty());
    put(store, "k", 7);
    assertTrue(store.find("k").isEmpty());
    assertEquals(0, store.common(List.of("first", "k")));
  }

  @Test
  void whatWasPutFirstStays() throws IOException {
    SnapshotStore store = store(1000);
    put(store, "k", 7);
    put(store, "k", 8);
    assertEquals(7, store.find("k").orElseThrow().size());
    assertTrue(store.find("k").orElseThrow().used().toInstant().isBefore(Instant.now()));
  }

  /** It was made when the image of this container was built. */
  @Test
  void oneOfAnImageGoesToo() throws Exception {
    SnapshotStore store = store(25);
    put(store, "a", 10);
    put(store, "b", 10);

    assertEquals("[b, c]\n[b, c]\n[c]\n0\n", Overlay.run(Build.class, folder.toRealPath()));
  }

  /** A run of its own. */
  static final class Build {
    private Build() {}

    public static void main(String[] arguments) throws IOException {
      SnapshotStoreTest run = new SnapshotStoreTest();
      run.folder = Path.of(arguments[0]);
      SnapshotStore store = run.store(25);
      run.put(store, "c", 10);
      System.out.println(run.keys());
      store.forbid(store.find("b").orElseThrow());
      System.out.println(run.keys());
      store.drop(new Snapshot(run.folder.resolve("snapshots/b")));
      System.out.println(run.keys());
      System.out.println(run.folder.resolve("own").toFile().list().length);
    }
  }
}
