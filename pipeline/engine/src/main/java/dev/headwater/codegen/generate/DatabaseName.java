package dev.headwater.codegen.generate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The name of a throwaway database on a shared server. It is another one in each run, and gets into
 * the classes where a migration writes <code>${flyway:database}</code> into a comment or a default.
 *
 * @param name random, so nothing else in a file looks like it
 */
record DatabaseName(String name) {

  /** As with every other provider. */
  private static final String EVERYWHERE_ELSE = "postgres";

  /** Byte by byte, whatever encoding the user chose for the files. */
  void replaceIn(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> tree = Files.walk(folder)) {
      files = tree.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
      if (bytes.contains(name)) {
        Files.writeString(file, bytes.replace(name, EVERYWHERE_ELSE), StandardCharsets.ISO_8859_1);
      }
    }
  }
}
