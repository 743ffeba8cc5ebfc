package dev.headwater.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** What a run wrote, without what it was made from. */
final class OutputFiles {

  private OutputFiles() {}

  /** A line for each file: its name and the hash of its content. */
  static String of(Path output) throws IOException {
    return Files.readAllLines(output.resolve(".headwater-manifest")).stream()
        .filter(line -> line.startsWith("file "))
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }
}
