package dev.headwater.cases.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.io.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to initialised clusters and unpacked programs, a run makes them anew. */
final class DamagedClustersTest {

  private static final TestArtifacts ARTIFACTS = new TestArtifacts();

  @TempDir private Path folder;
  private SnapshotProject project;
  private MigratedState before;

  @BeforeEach
  void runOnce() throws Exception {
    project = SnapshotProject.in(folder);
    before = run();
  }

  private MigratedState run() throws Exception {
    return MigratedState.of(project.request(builder -> builder), ARTIFACTS);
  }

  private void runIsRight() throws Exception {
    MigratedState state = run();
    assertEquals(before.dump(), state.dump());
    assertEquals(before.classes(), state.classes());
  }

  private void withoutSnapshots() throws IOException {
    Trees.delete(project.cache().resolve("snapshots"));
  }

  private Path only(String name) throws IOException {
    try (Stream<Path> all = Files.list(project.cache().resolve(name))) {
      List<Path> list = all.toList();
      assertEquals(1, list.size());
      return list.get(0);
    }
  }

  @Test
  void aPasswordThatIsGone() throws Exception {
    Files.delete(only("clusters").resolve("password"));
    runIsRight();
    runIsRight();
  }

  @Test
  @Tag("thorough")
  void aFileThatIsGone() throws Exception {
    withoutSnapshots();
    Files.delete(only("clusters").resolve("data/PG_VERSION"));
    runIsRight();
  }

  @Test
  @Tag("thorough")
  void aFileThatIsEmpty() throws Exception {
    withoutSnapshots();
    Files.write(only("clusters").resolve("data/global/pg_control"), new byte[0]);
    runIsRight();
  }

  @Test
  @Tag("thorough")
  void aFolderThatWasEmptied() throws Exception {
    withoutSnapshots();
    Trees.delete(only("clusters").resolve("data"));
    Files.delete(only("clusters").resolve("listing"));
    runIsRight();
  }

  @Test
  @Tag("thorough")
  void aProgramThatIsGone() throws Exception {
    Files.delete(only("postgres").resolve("bin/postgres"));
    runIsRight();
  }
}
