package dev.headwater.codegen.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.codegen.cache.Store.Kind;
import dev.headwater.io.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cache folder of one machine: classes come back as they were, or not at all. */
final class LocalCacheTest {

  @TempDir private Path folder;
  private Classes classes;
  private String name;

  @BeforeEach
  void openCache() {
    classes = new Classes(folder);
    name = "the cache folder " + folder.resolve("classes");
  }

  private Path entry(Kind kind, String migrations) throws IOException {
    Path ac = folder.resolve("classes/ac").resolve(Classes.madeFrom(migrations).key());
    return kind == Kind.AC
        ? ac
        : folder
            .resolve("classes/cas")
            .resolve(ActionResult.decode(Files.readAllBytes(ac)).orElseThrow().hash());
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      return tree.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void whatOneProjectMadeAnotherTakes() throws IOException {
    assertThat(classes.restore("a")).isEmpty();
    classes.make("a");
    assertThat(classes.restore("a")).hasValue(name);
    assertThat(classes.restore("b")).isEmpty();
    assertThat(classes.warnings()).isEmpty();
  }

  @Test
  void damagedContentIsDroppedSaidOnceAndMadeAnew() throws IOException {
    classes.make("a");
    Path content = entry(Kind.CAS, "a");
    byte[] whole = Files.readAllBytes(content);
    byte[] flipped = whole.clone();
    flipped[whole.length / 2] ^= 1;
    for (byte[] damaged :
        List.of(
            new byte[0],
            Arrays.copyOf(whole, whole.length / 2),
            Arrays.copyOf(whole, whole.length - 1),
            Arrays.copyOf(whole, whole.length + 1),
            new byte[whole.length],
            flipped)) {
      Files.write(content, damaged);

      assertThat(classes.restore("a")).isEmpty();
      assertThat(classes.warnings())
          .containsExactly(
              "an entry of " + name + " is damaged and not used: its content has another hash");
      assertThat(files()).isEmpty();
      assertThat(classes.restore("a")).isEmpty();
      assertThat(classes.warnings()).isEmpty();

      classes.make("a");
      assertThat(classes.restore("a")).hasValue(name);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "garbage", "\0\0\0\0\0\0\0\0"})
  void aDamagedEntryIsDroppedSaidOnceAndMadeAnew(String damage) throws IOException {
    classes.make("a");
    Files.writeString(entry(Kind.AC, "a"), damage);

    assertThat(classes.restore("a")).isEmpty();
    assertThat(classes.warnings())
        .containsExactly("an entry of " + name + " is damaged and not used: it names no content");
    assertThat(classes.restore("a")).isEmpty();
    assertThat(classes.warnings()).isEmpty();

    classes.make("a");
    assertThat(classes.restore("a")).hasValue(name);
  }

  @Test
  void anEntryOfAnotherKeyIsRefused() throws IOException {
    classes.make("a");
    classes.make("b");
    Files.write(entry(Kind.AC, "b"), Files.readAllBytes(entry(Kind.AC, "a")));

    assertThat(classes.restore("b")).isEmpty();
    assertThat(classes.warnings())
        .containsExactly(
            "an entry of "
                + name
                + " is damaged and not used: it holds other classes: migration V1__a.sql changed");
    assertThat(classes.restore("a")).hasValue(name);
  }

  @Test
  void classesThatDoNotFitTheirManifestAreRefused() throws IOException {
    classes.make("a");
    List<Path> made = files();
    put("a", zip("db/A.java", "/* somebody else's */\n"));

    assertThat(classes.restore("a")).isEmpty();
    assertThat(classes.warnings())
        .containsExactly(
            "an entry of "
                + name
                + " is damaged and not used: it holds other classes: it is not known what the"
                + " classes were made from");
    assertThat(made).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../outside", "a/../../outside", "/tmp/headwater-outside", "folder/", "..", ""})
  void whatLeavesTheFolderIsRefused(String evil) throws IOException {
    put("a", zip(evil, "evil"));
    assertThat(classes.restore("a")).isEmpty();
    assertThat(classes.warnings())
        .singleElement()
        .asString()
        .startsWith("an entry of " + name + " is damaged and not used: ");
    assertThat(Path.of("/tmp/headwater-outside")).doesNotExist();
    assertThat(Path.of(System.getProperty("java.io.tmpdir"), "outside")).doesNotExist();
  }

  /** As where the disk is full, or the locale lacks a letter. */
  @Test
  void whatThisMachineCannotWriteIsKeptForOthers() throws IOException {
    String long300 = "x".repeat(300);
    put("a", zip(long300, "text"));
    assertThat(classes.restore("a")).isEmpty();
    assertThat(classes.warnings())
        .singleElement()
        .asString()
        .startsWith(name + " is not used in this run: ")
        .endsWith(long300 + ": File name too long");
    assertThat(entry(Kind.AC, "a")).exists();
    assertThat(entry(Kind.CAS, "a")).exists();
  }

  /** It takes little in the cache; in memory it would be too much for Maven. */
  @Test
  void anEntryThatGrowsTooLargeIsRefused() throws IOException {
    put("a", zip("Large.java", " ".repeat(1 << 25) + " "));
    assertThat(classes.restore("a")).isEmpty();
    assertThat(classes.warnings())
        .containsExactly(
            "an entry of " + name + " is damaged and not used: it holds more than 33554432 bytes");
  }

  private void put(String migrations, byte[] content) throws IOException {
    LocalStore store = new LocalStore(folder.resolve("classes"), 1 << 20);
    store.put(Kind.CAS, Sha256.of(content), content);
    store.put(Kind.AC, Classes.madeFrom(migrations).key(), ActionResult.of(content).encode());
  }

  private static byte[] zip(String name, String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  void theLeastRecentlyUsedGoFirst() throws IOException {
    String big = new java.util.Random(1).ints(300_000).boxed().toList().toString();
    classes.megabytes(5);
    for (String migrations : List.of("a", "b", "c")) {
      classes.make(migrations, big + migrations); // about 1.5 MB each
      age(migrations, migrations.charAt(0));
    }
    age("a", 'z'); // used after the others
    classes.make("d", big + "d");

    assertThat(entry(Kind.AC, "a")).exists();
    assertThat(entry(Kind.CAS, "a")).exists();
    assertThat(classes.restore("b")).isEmpty();
    assertThat(entry(Kind.CAS, "d")).exists();
    assertThat(files().stream().mapToLong(file -> file.toFile().length()).sum())
        .isLessThanOrEqualTo(5L << 20);
  }

  private void age(String migrations, int seconds) throws IOException {
    for (Kind kind : Kind.values()) {
      Files.setLastModifiedTime(
          entry(kind, migrations), FileTime.fromMillis(1_000_000_000_000L + seconds * 1000L));
    }
  }

  @Test
  void whatIsReadCountsAsUsed() throws IOException {
    classes.make("a");
    age("a", 0);
    assertThat(classes.restore("a")).isPresent();
    for (Kind kind : Kind.values()) {
      assertThat(Files.getLastModifiedTime(entry(kind, "a")).toMillis())
          .isGreaterThan(System.currentTimeMillis() - 600_000);
    }
  }

  @Test
  void halfWrittenFilesOfKilledBuildsGoAndThoseOfRunningOnesStay() throws IOException {
    classes.make("a");
    Path dead = Files.writeString(folder.resolve("classes/cas/.dead.1"), "half");
    Files.setLastModifiedTime(dead, FileTime.fromMillis(1_000_000_000_000L));
    Path running = Files.writeString(folder.resolve("classes/cas/.running.2"), "half");

    classes.make("b");

    assertThat(dead).doesNotExist();
    assertThat(running).exists();
    assertThat(classes.restore("a")).isPresent();
  }

  @Test
  void noMegabytesMeansNoCache() throws IOException {
    classes.megabytes(0).make("a");
    assertThat(files()).isEmpty();
    assertThat(classes.restore("a")).isEmpty();
  }

  @Test
  void aFolderThatCannotBeWrittenFailsNothing() throws IOException {
    Files.writeString(folder.resolve("classes"), "a file where the folder should be");
    classes.make("a");
    assertThat(classes.warnings()).hasSize(1);
    assertThat(classes.restore("a")).isEmpty();
    assertThat(classes.warnings())
        .singleElement()
        .asString()
        .startsWith(name + " is not used in this run: ");
  }

  @Test
  void eightAtATimeGetWhatTheyWantOrNothing() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<Classes>> all = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        int seed = i;
        all.add(
            threads.submit(
                () -> {
                  Classes mine = new Classes(folder);
                  for (int turn = 0; turn < 30; turn++) {
                    String migrations = "m" + (seed * 7 + turn) % 5;
                    if (mine.restore(migrations).isEmpty()) {
                      mine.make(migrations);
                    }
                  }
                  return mine;
                }));
      }
      for (Future<Classes> one : all) {
        assertThat(one.get().warnings()).isEmpty();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(files()).hasSize(10);
  }
}
