package dev.headwater.tool.jooq;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The Java files that jOOQ has written.
 *
 * @param encoding of the files, from the user's configuration
 */
record WrittenClasses(Path folder, Charset encoding) {

  void mend() throws IOException {
    List<Path> files;
    try (Stream<Path> tree = Files.walk(folder)) {
      files = tree.filter(file -> file.toString().endsWith(".java")).toList();
    }
    for (Path file : files) {
      String text = Files.readString(file, encoding);
      String mended = new JavaSource(text).mended();
      if (!mended.equals(text)) {
        Files.writeString(file, mended, encoding);
      }
    }
  }
}
