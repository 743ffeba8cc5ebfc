package dev.headwater.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.cases.support.OutputFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a case must become. {@code expected/manifest.txt} has the hash of every file, so a missing,
 * a surplus and a changed file all fail; the files worth reading stand beside it in full. {@code
 * -Dcases.rewrite=true} writes what is found.
 */
record Expectation(Path expected) {

  private static final boolean REWRITE = Boolean.getBoolean("cases.rewrite");
  private static final List<String> SHOWN =
      List.of("/tables/", "/enums/", "/routines/", "/udt/", "/SchemaGuard");
  private static final int SHOWN_LINES = 400;

  void sameError(String found) throws IOException {
    if (REWRITE) {
      Files.writeString(expected, found + "\n");
    }
    assertThat(expected).content().isEqualTo(found + "\n");
  }

  void sameFiles(Path output) throws IOException {
    String manifest = OutputFiles.of(output);
    if (REWRITE) {
      rewrite(output, manifest);
    }
    for (Path file : files(expected)) {
      String name = expected.relativize(file).toString();
      if (!name.equals("manifest.txt")) {
        assertThat(output.resolve(name)).hasSameTextualContentAs(file);
      }
    }
    assertThat(expected.resolve("manifest.txt")).content().isEqualTo(manifest);
  }

  private void rewrite(Path output, String manifest) throws IOException {
    for (Path file : files(expected)) {
      Files.delete(file);
    }
    Files.createDirectories(expected);
    Files.writeString(expected.resolve("manifest.txt"), manifest);
    List<Path> worthReading =
        files(output).stream()
            .filter(f -> SHOWN.stream().anyMatch(s -> f.toString().contains(s)))
            .filter(f -> !f.toString().contains("/records/") && !f.toString().contains("/Routines"))
            .toList();
    int lines = 0;
    for (Path file : worthReading) {
      lines += Files.readAllLines(file).size();
      if (lines > SHOWN_LINES) {
        break;
      }
      Path copy = expected.resolve(output.relativize(file).toString());
      Files.createDirectories(copy.getParent());
      Files.copy(file, copy);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> tree = Files.walk(folder)) {
      return tree.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
