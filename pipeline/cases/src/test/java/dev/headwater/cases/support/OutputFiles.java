package dev.headwater.cases.support;

import dev.headwater.io.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a run wrote, to the byte, without what it was made from. */
public final class OutputFiles {

  private OutputFiles() {}

  /** A line for each file: the hash of its content and its name. */
  public static String of(Path output) throws IOException {
    List<Path> files;
    try (Stream<Path> tree = Files.walk(output)) {
      files =
          tree.filter(Files::isRegularFile)
              .filter(file -> !file.endsWith(".headwater-manifest"))
              .sorted((a, b) -> name(output, a).compareTo(name(output, b)))
              .toList();
    }
    StringBuilder lines = new StringBuilder();
    for (Path file : files) {
      lines.append("file ").append(Sha256.of(Files.readAllBytes(file)));
      lines.append(' ').append(name(output, file)).append('\n');
    }
    return lines.toString();
  }

  private static String name(Path output, Path file) {
    return output.relativize(file).toString().replace('\\', '/');
  }
}
