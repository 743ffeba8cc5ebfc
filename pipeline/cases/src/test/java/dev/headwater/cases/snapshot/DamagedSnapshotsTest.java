package dev.headwater.cases.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.io.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to snapshots, a run ends as one that knows none. */
final class DamagedSnapshotsTest {

  private static final TestArtifacts ARTIFACTS = new TestArtifacts();

  /** A project that has run once, for all tests to begin with. */
  @TempDir static Path first;

  private static MigratedState fromNothing;

  @TempDir private Path folder;
  private SnapshotProject project;

  @BeforeAll
  static void runOnce() throws Exception {
    fromNothing =
        MigratedState.of(SnapshotProject.in(first).request(builder -> builder), ARTIFACTS);
  }

  @BeforeEach
  void copyProject() throws IOException {
    Path copy = folder.resolve("project");
    Trees.copy(first, copy);
    project = new SnapshotProject(copy);
    assertEquals(2, project.snapshots().size());
  }

  private MigratedState run() throws Exception {
    return MigratedState.of(project.request(builder -> builder), ARTIFACTS);
  }

  private void runIsRight(int resumed) throws Exception {
    MigratedState state = run();
    assertEquals(fromNothing.dump(), state.dump());
    assertEquals(fromNothing.classes(), state.classes());
    assertEquals(resumed, state.resumed());
    assertEquals(2, project.snapshots().size());
  }

  private interface Damage {
    void to(Path snapshot) throws IOException;
  }

  private void damageAll(Damage damage) throws IOException {
    for (Path snapshot : project.snapshots()) {
      damage.to(snapshot);
    }
  }

  private static Path largest(Path data) throws IOException {
    try (Stream<Path> files = Files.walk(data)) {
      return files
          .filter(Files::isRegularFile)
          .max((a, b) -> Long.compare(a.toFile().length(), b.toFile().length()))
          .orElseThrow();
    }
  }

  @Test
  void aFileThatIsGone() throws Exception {
    damageAll(snapshot -> Files.delete(snapshot.resolve("data/global/pg_control")));
    runIsRight(0);
    runIsRight(4);
  }

  @Test
  @Tag("thorough")
  void aFileThatIsTooShort() throws Exception {
    damageAll(snapshot -> Files.write(largest(snapshot.resolve("data")), new byte[100]));
    runIsRight(0);
  }

  @Test
  @Tag("thorough")
  void aFileOfOtherContentWithWhichTheServerDoesNotStart() throws Exception {
    damageAll(
        snapshot -> {
          Path control = snapshot.resolve("data/global/pg_control");
          Files.write(control, new byte[(int) Files.size(control)]);
        });
    runIsRight(0);
  }

  @Test
  @Tag("thorough")
  void aListingThatIsMissing() throws Exception {
    damageAll(snapshot -> Files.delete(snapshot.resolve("listing")));
    runIsRight(0);
  }

  @Test
  @Tag("thorough")
  void aSnapshotUnderTheNameOfAnother() throws Exception {
    List<Path> two = project.snapshots();
    Path aside = folder.resolve("aside");
    Files.move(two.get(0), aside);
    Files.move(two.get(1), two.get(0));
    Files.move(aside, two.get(1));
    runIsRight(0);
  }

  @Test
  @Tag("thorough")
  void onlyTheLongestIsDamaged() throws Exception {
    for (Path snapshot : project.snapshots()) {
      if (Files.readAllLines(snapshot.resolve("keys")).size() == 4) {
        Files.delete(snapshot.resolve("data/PG_VERSION"));
      }
    }
    runIsRight(3);
  }

  @Test
  @Tag("thorough")
  void aFolderThatIsEmptiedWhileEightRunsUseIt() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<MigratedState>> runs = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        runs.add(this::run);
      }
      List<Future<MigratedState>> states = runs.stream().map(threads::submit).toList();
      while (states.stream().anyMatch(state -> !state.isDone())) {
        for (Path snapshot : project.snapshots()) {
          Path gone = folder.resolve("gone-" + System.nanoTime());
          if (snapshot.toFile().renameTo(gone.toFile())) {
            Trees.delete(gone);
          }
        }
        Thread.sleep(300);
      }
      for (Future<MigratedState> state : states) {
        assertEquals(fromNothing.dump(), state.get().dump());
        assertEquals(fromNothing.classes(), state.get().classes());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  @Tag("thorough")
  void killedInTheMiddleOfACopy() throws Exception {
    project.write("V2__fill_a.sql", "insert into a (name) values ('other');");
    int before = project.snapshots().size();
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dheadwater.test.localRepository="
                    + System.getProperty("headwater.test.localRepository"),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                KilledWhileCopying.class.getName(),
                project.folder().toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertEquals(KilledWhileCopying.EXIT, other.waitFor());
    assertEquals(before, project.snapshots().size());
    MigratedState state = run();
    assertTrue(state.dump().contains("other"), state.dump());
    assertEquals(0, state.resumed());
    try (Stream<Path> runs = Files.list(project.cache().resolve("runs"))) {
      assertEquals(List.of(), runs.toList());
    }
  }
}
