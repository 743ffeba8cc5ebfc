package dev.headwater.command.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.codegen.GenerateListener.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as a change, and how often it is heard. */
final class WatchTest {

  private static final long SOON = 20;
  private static final List<String> SQL = List.of(".sql");

  @TempDir Path folder;
  private Path single;
  private final BlockingQueue<String> runs = new LinkedBlockingQueue<>();
  private volatile boolean takenBack;
  private Thread thread;

  @BeforeEach
  void write() throws IOException {
    single = folder.resolve("flyway.toml");
    Files.createDirectories(folder.resolve("sql"));
    Files.writeString(folder.resolve("sql/V1__a.sql"), "select 1;");
  }

  @AfterEach
  void end() throws InterruptedException {
    thread.interrupt();
    thread.join();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void everyKindOfChangeIsHeardOnce(boolean fromTheSystem) throws Exception {
    watch(fromTheSystem ? ChangeAlarm.open() : ChangeAlarm.silent(), (changed, turn) -> {});
    assertThat(next()).isEmpty();
    Files.writeString(folder.resolve("sql/V1__a.sql"), "select 2;");
    assertThat(next()).isEqualTo("sql/V1__a.sql");
    Files.createDirectories(folder.resolve("sql/new/deep"));
    Files.writeString(folder.resolve("sql/new/deep/V2__b.SQL"), "select 3;");
    assertThat(next()).isEqualTo("sql/new/deep/V2__b.SQL");
    Files.writeString(folder.resolve("sql/new/deep/V2__b.SQL"), "select 4;");
    assertThat(next()).isEqualTo("sql/new/deep/V2__b.SQL");
    Files.move(folder.resolve("sql/V1__a.sql"), folder.resolve("sql/V3__a.sql"));
    assertThat(next()).isEqualTo("sql/V1__a.sql sql/V3__a.sql");
    Files.writeString(single, "[flyway]");
    assertThat(next()).isEqualTo("flyway.toml");
    Files.delete(single);
    assertThat(next()).isEqualTo("flyway.toml");
    assertNothingMore();
  }

  @Test
  void sameSizeAndSameTimeAreNotTheSameContents() throws Exception {
    Path file = folder.resolve("sql/V1__a.sql");
    FileTime time = Files.getLastModifiedTime(file);
    watch(ChangeAlarm.open(), (changed, turn) -> {});
    assertThat(next()).isEmpty();
    Files.writeString(file, "select 2;");
    Files.setLastModifiedTime(file, time);
    assertThat(next()).isEqualTo("sql/V1__a.sql");
  }

  @Test
  void whatEditorsDoBesideTheFileDoesNotMatter() throws Exception {
    watch(ChangeAlarm.open(), (changed, turn) -> {});
    assertThat(next()).isEmpty();
    Path file = folder.resolve("sql/V1__a.sql");
    Files.writeString(folder.resolve("sql/.V1__a.sql.swp"), "x");
    Files.writeString(folder.resolve("sql/V1__a.sql~"), "x");
    Files.setLastModifiedTime(file, FileTime.fromMillis(0));
    assertNothingMore();
    Files.writeString(folder.resolve("sql/V1__a.sql___jb_tmp___"), "select 5;");
    Files.move(
        folder.resolve("sql/V1__a.sql___jb_tmp___"), file, StandardCopyOption.REPLACE_EXISTING);
    assertThat(next()).isEqualTo("sql/V1__a.sql");
    assertNothingMore();
  }

  @Test
  void fileThatIsWrittenInPiecesIsReadWhenItIsWhole() throws Exception {
    watch(ChangeAlarm.open(), (changed, turn) -> {});
    assertThat(next()).isEmpty();
    boolean isReadOnce = false;
    for (int attempt = 0; attempt < 5 && !isReadOnce; attempt++) {
      // A busy machine makes pauses, for the writer or the watcher, as if those were the end.
      boolean withoutPause = writtenInPiecesWithoutAPause();
      assertThat(next()).isEqualTo("sql/V1__a.sql");
      isReadOnce = runs.poll(1500, TimeUnit.MILLISECONDS) == null && withoutPause;
      while (runs.poll(1500, TimeUnit.MILLISECONDS) != null) {}
    }
    assertThat(isReadOnce).isTrue();
  }

  private boolean writtenInPiecesWithoutAPause() throws Exception {
    boolean withoutPause = true;
    long last = System.nanoTime();
    for (int i = 0; i < 10; i++) {
      Files.writeString(folder.resolve("sql/V1__a.sql"), "select " + last);
      Thread.sleep(30);
      withoutPause &= System.nanoTime() - last < TimeUnit.MILLISECONDS.toNanos(70);
      last = System.nanoTime();
    }
    return withoutPause;
  }

  @Test
  void folderThatDoesNotExistYetIsWatchedToo() throws Exception {
    Files.delete(folder.resolve("sql/V1__a.sql"));
    Files.delete(folder.resolve("sql"));
    watch(ChangeAlarm.open(), (changed, turn) -> {});
    assertThat(next()).isEmpty();
    Files.createDirectories(folder.resolve("sql"));
    Files.writeString(folder.resolve("sql/V1__a.sql"), "select 1;");
    assertThat(next()).isEqualTo("sql/V1__a.sql");
  }

  @Test
  void runThatMigratesIsGivenUpWhenFilesChange() throws Exception {
    watch(
        ChangeAlarm.open(),
        (changed, turn) -> {
          try {
            turn.enters(Stage.MIGRATE);
            if (changed.isEmpty()) {
              Thread.sleep(600_000);
            }
          } catch (InterruptedException e) {
            runs.add("interrupted");
          }
        });
    assertThat(next()).isEmpty();
    Files.writeString(folder.resolve("sql/V1__a.sql"), "select 2;");
    assertThat(next()).isEqualTo("interrupted");
    assertThat(next()).isEqualTo("sql/V1__a.sql");
  }

  @Test
  void runThatGeneratesIsGivenUpAtItsNextStage() throws Exception {
    watch(
        ChangeAlarm.open(),
        (changed, turn) -> {
          turn.enters(Stage.GENERATE);
          try {
            while (changed.isEmpty()) {
              turn.enters(Stage.PUBLISH);
              Thread.sleep(10);
            }
          } catch (CancellationException e) {
            runs.add(e.getMessage());
          } catch (InterruptedException e) {
            runs.add("interrupted");
          }
        });
    assertThat(next()).isEmpty();
    Files.writeString(folder.resolve("sql/V1__a.sql"), "select 2;");
    assertThat(next()).isEqualTo("files changed");
    assertThat(next()).isEqualTo("sql/V1__a.sql");
  }

  @Test
  void filesThatARunWatchesInsteadAreNoChange() throws Exception {
    Files.createDirectories(folder.resolve("other"));
    Files.writeString(folder.resolve("other/V1__b.sql"), "select 1;");
    watch(
        ChangeAlarm.open(),
        (changed, turn) -> {
          turn.reads(new WatchedFiles(Set.of(folder.resolve("other")), SQL, Set.of()));
          if (changed.isEmpty()) {
            write("other/V1__b.sql", "select 2;");
          }
        });
    assertThat(next()).isEmpty();
    assertThat(next()).isEqualTo("other/V1__b.sql");
    Files.writeString(folder.resolve("sql/V1__a.sql"), "select 2;");
    assertNothingMore();
  }

  @Test
  void changeThatIsTakenBackWhileARunWorksMakesItWorkAgain() throws Exception {
    watch(
        ChangeAlarm.open(),
        (changed, turn) -> {
          if (!takenBack) {
            takenBack = true;
            write("sql/V1__a.sql", "select 2;");
            while (!turn.isOver()) {
              Thread.onSpinWait();
            }
            write("sql/V1__a.sql", "select 1;");
          }
        });
    assertThat(next()).isEmpty();
    assertThat(next()).isEmpty();
    assertNothingMore();
  }

  private void write(String file, String text) {
    try {
      Files.writeString(folder.resolve(file), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Work {
    void run(SortedSet<Path> changed, WatchTurn turn);
  }

  private void watch(ChangeAlarm alarm, Work work) {
    WatchedFiles files = new WatchedFiles(Set.of(folder.resolve("sql")), SQL, Set.of(single));
    WatchedProject watched =
        new WatchedProject() {
          @Override
          public WatchedFiles files() {
            return files;
          }

          @Override
          public void run(SortedSet<Path> changed, WatchTurn turn) {
            runs.add(shown(changed));
            work.run(changed, turn);
          }
        };
    thread =
        new Thread(
            () -> {
              try (alarm) {
                new Watch(watched, new ReentrantLock()).run(alarm);
              } catch (InterruptedException e) {
                // the end of the test
              } catch (IOException e) {
                runs.add(e.toString());
              }
            });
    thread.start();
  }

  private String shown(SortedSet<Path> changed) {
    SortedSet<String> names = new TreeSet<>();
    changed.forEach(file -> names.add(folder.relativize(file).toString().replace('\\', '/')));
    return String.join(" ", names);
  }

  private String next() throws InterruptedException {
    return runs.poll(SOON, TimeUnit.SECONDS);
  }

  private void assertNothingMore() throws InterruptedException {
    assertThat(runs.poll(1500, TimeUnit.MILLISECONDS)).isNull();
  }
}
