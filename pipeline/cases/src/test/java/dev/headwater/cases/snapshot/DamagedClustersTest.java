package dev.headwater.cases.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.io.Trees;
import dev.headwater.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens to initialised clusters and unpacked programs, a run makes them anew. */
final class DamagedClustersTest {

  private static final TestArtifacts ARTIFACTS = new TestArtifacts();

  /** As long as a password of Headwater's. */
  private static final String ANOTHER = "0123456789abcdef0123456789abcdef0123456789abcdef";

  private final List<String> warnings = new ArrayList<>();
  @TempDir private Path folder;
  private SnapshotProject project;
  private MigratedState before;

  @BeforeEach
  void runOnce() throws Exception {
    project = SnapshotProject.in(folder);
    before = run();
  }

  private MigratedState run() throws Exception {
    return MigratedState.of(
        project.request(builder -> builder),
        ARTIFACTS,
        new GenerateListener() {
          @Override
          public void warned(String text) {
            warnings.add(text);
          }
        });
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
  @Tag("thorough")
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

  @ParameterizedTest
  @ValueSource(strings = {"", "secret", "\u0000\u0001", ANOTHER})
  @Tag("thorough")
  void aPasswordThatIsWrong(String password) throws Exception {
    Files.writeString(only("clusters").resolve("password"), password);
    runIsRight();
  }

  @Test
  @Tag("thorough")
  void theServerRefusesOurPassword() throws Exception {
    Path cluster = only("clusters");
    Files.writeString(cluster.resolve("password"), ANOTHER);
    warnings.clear();
    runIsRight();
    assertEquals(
        List.of("a damaged cluster in the cache was initialised anew: " + cluster), warnings);
  }

  @Test
  @Tag("thorough")
  void aListingThatIsNoText() throws Exception {
    withoutSnapshots();
    Files.write(only("clusters").resolve("listing"), new byte[] {(byte) 0xff, 0, (byte) 0xfe});
    runIsRight();
  }

  @Test
  @Tag("thorough")
  void aFileOfZeros() throws Exception {
    withoutSnapshots();
    Path file = only("clusters").resolve("data/global/pg_control");
    Files.write(file, new byte[(int) Files.size(file)]);
    runIsRight();
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres", "initdb"})
  @Tag("thorough")
  void aProgramThatIsCutShort(String name) throws Exception {
    if (name.equals("initdb")) {
      Trees.delete(only("clusters"));
    }
    Path programs = only("postgres");
    Path program = programs.resolve("bin").resolve(name);
    Files.write(program, Arrays.copyOf(Files.readAllBytes(program), 50_000));
    warnings.clear();
    runIsRight();
    assertEquals(
        List.of("damaged programs of PostgreSQL were unpacked anew: " + programs.resolve("bin")),
        warnings);
  }

  @Test
  @Tag("thorough")
  void wrongSettingsAreNoDamage() throws Exception {
    Path password = only("clusters").resolve("password");
    String before = Files.readString(password);
    assertThrows(
        ProblemException.class,
        () ->
            MigratedState.of(
                project.request(
                    builder -> builder.serverSettings(Map.of("shared_buffers", "many"))),
                ARTIFACTS));
    assertEquals(before, Files.readString(password));
  }
}
