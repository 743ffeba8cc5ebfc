package dev.headwater.tool.jooq;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Comments of the database in Javadoc. javac reads a backslash and a {@code u} as the begin of a
 * Unicode escape, also in comments: {@code C:}&#92;{@code users} would not compile.
 */
final class JavadocEscapes {

  private static final String ESCAPE = "\\u";

  private JavadocEscapes() {}

  static void mend(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> tree = Files.walk(folder)) {
      files = tree.filter(file -> file.toString().endsWith(".java")).toList();
    }
    for (Path file : files) {
      String text = Files.readString(file);
      if (text.contains(ESCAPE)) {
        StringBuilder mended = new StringBuilder();
        text.lines().forEach(line -> mended.append(mend(line)).append('\n'));
        Files.writeString(file, mended);
      }
    }
  }

  private static String mend(String line) {
    String code = line.strip();
    return code.startsWith("*") || code.startsWith("/**") ? line.replace(ESCAPE, "&#92;u") : line;
  }
}
