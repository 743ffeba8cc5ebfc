package dev.headwater.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeptFilesTest {

  @TempDir Path folder;

  private KeptFiles kept() {
    return new KeptFiles(folder, ".kept");
  }

  private void write(String name, Duration age) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, new byte[10]);
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(f -> f.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  private void three() throws IOException {
    write("old.kept", Duration.ofDays(3));
    write("below/older.kept", Duration.ofDays(4));
    write("oldest.kept", Duration.ofDays(5));
  }

  @Test
  void leastRecentlyUsedGoWhenThereAreTooMany() throws IOException {
    three();
    KeptFiles.use(folder.resolve("oldest.kept"));

    kept().evict(2, Long.MAX_VALUE);

    assertThat(names()).containsExactly("old.kept", "oldest.kept");
  }

  @Test
  void leastRecentlyUsedGoWhenTheyTakeTooMuch() throws IOException {
    three();

    kept().evict(3, 29);

    assertThat(names()).containsExactly("old.kept", "older.kept");
  }

  @Test
  void fileIsWrittenInPlaceOfAnother() throws IOException {
    KeptFiles.write(folder.resolve("below/one.kept"), new byte[] {1});
    KeptFiles.write(folder.resolve("below/one.kept"), new byte[] {2});

    assertThat(folder.resolve("below/one.kept")).hasBinaryContent(new byte[] {2});
    assertThat(names()).containsExactly("one.kept");
  }

  @Test
  void onlyHalfWrittenFilesOfDeadBuildsGo() throws IOException {
    write(".now.kept", Duration.ofMinutes(50));
    write(".dead.kept", Duration.ofMinutes(70));
    write("another", Duration.ofDays(9));

    kept().evict(0, 0);

    assertThat(names()).containsExactly(".now.kept", "another");
  }

  @Test
  void folderThatNobodyMadeHoldsNothing() throws IOException {
    new KeptFiles(folder.resolve("none"), ".kept").evict(1, 1);
    assertThat(names()).isEmpty();
  }
}
