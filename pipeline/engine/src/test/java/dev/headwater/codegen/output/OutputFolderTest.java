package dev.headwater.codegen.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.codegen.GenerateOutcome.Classes;
import dev.headwater.io.Overlay;
import dev.headwater.problem.ProblemException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OutputFolderTest {

  @TempDir Path root;
  private Path output;

  @BeforeEach
  void folder() {
    output = root.resolve("target/äußere classes");
  }

  @Test
  void firstRunWritesEverything() throws IOException {
    assertThat(publish(Map.of("db/A.java", "a", "db/sub/B.java", "b")))
        .isEqualTo(new Classes(2, 0, 0));

    assertThat(output.resolve("db/A.java")).hasContent("a");
    assertThat(output.resolve("db/sub/B.java")).hasContent("b");
  }

  @Test
  void manifestNamesEachFileWithItsHash() throws IOException {
    publish(Map.of("db/A.java", "a", "db/B.java", "b"));

    assertThat(output.resolve(".headwater-manifest"))
        .hasContent(
            """
            # Written by Headwater: what it made here, and from what. Not to be edited.
            file e8b7be43c1d04330-1 db/A.java
            file 71beeff9d280b0c4-1 db/B.java
            """);
  }

  @Test
  void unchangedFileIsTheSameFileAsBefore() throws IOException {
    publish(Map.of("db/A.java", "a", "db/B.java", "b"));
    Path file = output.resolve("db/A.java");
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000_000_000L));
    Object inode = attributes(file).fileKey();

    assertThat(publish(Map.of("db/A.java", "a", "db/B.java", "changed")))
        .isEqualTo(new Classes(1, 1, 0));

    assertThat(attributes(file).fileKey()).isEqualTo(inode);
    assertThat(attributes(file).lastModifiedTime().toMillis()).isEqualTo(1_000_000_000_000L);
    assertThat(output.resolve("db/B.java")).hasContent("changed");
  }

  @Test
  void sameOutputAgainTouchesNothing() throws IOException {
    publish(Map.of("db/A.java", "a"));
    Object inode = attributes(output.resolve("db")).fileKey();

    assertThat(publish(Map.of("db/A.java", "a"))).isEqualTo(new Classes(0, 1, 0));

    assertThat(attributes(output.resolve("db")).fileKey()).isEqualTo(inode);
  }

  @Test
  void fileThatIsNoLongerMadeIsRemovedWithItsFolder() throws IOException {
    publish(Map.of("db/A.java", "a", "db/old/B.java", "b"));

    assertThat(publish(Map.of("db/A.java", "a"))).isEqualTo(new Classes(0, 1, 1));

    assertThat(output.resolve("db/old")).doesNotExist();
  }

  @Test
  void fileThatSomebodyEditedIsWrittenAgain() throws IOException {
    publish(Map.of("db/A.java", "a"));
    Files.writeString(output.resolve("db/A.java"), "edited");

    assertThat(publish(Map.of("db/A.java", "a"))).isEqualTo(new Classes(1, 0, 0));

    assertThat(output.resolve("db/A.java")).hasContent("a");
  }

  @Test
  void runThatFailsLeavesTheOutputAsItWas() throws IOException {
    publish(Map.of("db/A.java", "a"));

    try (OutputFolder taken = OutputFolder.take(root, output, Optional.empty())) {
      Files.writeString(taken.staging().resolve("Half.java"), "half");
    }

    assertThat(output.resolve("db/A.java")).hasContent("a");
    assertThat(root.resolve("target")).isDirectoryNotContaining(path -> !path.equals(output));
  }

  @Test
  void nothingIsLeftBesideTheOutput() throws IOException {
    publish(Map.of("db/A.java", "a"));
    publish(Map.of("db/B.java", "b"));

    assertThat(root.resolve("target")).isDirectoryNotContaining(path -> !path.equals(output));
  }

  @Test
  void stagingIsEmptyEachTime() throws IOException {
    try (OutputFolder taken = OutputFolder.take(root, output, Optional.empty())) {
      Files.writeString(taken.staging().resolve("Half.java"), "half");

      assertThat(taken.staging()).isEmptyDirectory();
    }
  }

  @Test
  void foreignFileIsRefused() throws IOException {
    publish(Map.of("db/A.java", "a"));
    Files.writeString(output.resolve("db/Mine.java"), "mine");

    assertThatThrownBy(() -> publish(Map.of("db/A.java", "b")))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            """
            target/äußere classes: error[foreign-files]: the output folder holds a file that Headwater did not write
              file: db/Mine.java
              fix: move them away, or choose another folder: <outputDirectory>""");

    assertThat(output.resolve("db/Mine.java")).hasContent("mine");
    assertThat(output.resolve("db/A.java")).hasContent("a");
    assertThat(root.resolve("target")).isDirectoryNotContaining(path -> !path.equals(output));
  }

  @Test
  void manyForeignFilesAreCountedAndTenAreNamed() throws IOException {
    Files.createDirectories(output);
    for (int i = 10; i < 22; i++) {
      Files.writeString(output.resolve("F" + i + ".java"), "");
    }

    assertThatThrownBy(() -> publish(Map.of("A.java", "a")))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            """
            target/äußere classes: error[foreign-files]: the output folder holds 12 files that Headwater did not write
              file: F10.java
              file: F11.java
              file: F12.java
              file: F13.java
              file: F14.java
              file: F15.java
              file: F16.java
              file: F17.java
              file: F18.java
              file: F19.java
              fix: move them away, or choose another folder: <outputDirectory>""");
  }

  /** It was made when the image of this container was built. */
  @Test
  void folderOfAnImageIsReplaced() throws Exception {
    publish(Map.of("db/A.java", "a", "db/B.java", "b"));

    assertThat(Overlay.run(Build.class, root.toRealPath()))
        .isEqualTo("Classes[written=1, unchanged=1, removed=0]\n[a, changed]\n[äußere classes]\n");
  }

  /** A run of its own. */
  static final class Build {
    private Build() {}

    public static void main(String[] arguments) throws IOException {
      OutputFolderTest run = new OutputFolderTest();
      run.root = Path.of(arguments[0]);
      run.folder();
      String done = run.publish(Map.of("db/A.java", "a", "db/B.java", "changed")).toString();
      List<String> texts = new ArrayList<>();
      for (String name : List.of("db/A.java", "db/B.java")) {
        texts.add(Files.readString(run.output.resolve(name)));
      }
      List<String> left = List.of(run.output.getParent().toFile().list());
      new PrintStream(System.out, true, StandardCharsets.UTF_8)
          .print(done + "\n" + texts + "\n" + left + "\n");
    }
  }

  private Classes publish(Map<String, String> files) throws IOException {
    try (OutputFolder taken = OutputFolder.take(root, output, Optional.empty())) {
      Path staging = taken.staging();
      for (var file : new TreeMap<>(files).entrySet()) {
        Path path = staging.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue());
      }
      return taken.publish(Optional.empty());
    }
  }

  private static BasicFileAttributes attributes(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class);
  }
}
