package dev.headwater.it.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;

/** The README's own words, so that they are tried as they stand there. */
public final class Readme {

  private static final Pattern BLOCK = Pattern.compile("(?s)```(\\w+)\n(.*?)```");

  private Readme() {}

  /** The plugin of "In your project". */
  public static String plugin() {
    return blocks("In your project", "xml").stream()
        .filter(block -> block.startsWith("<plugin>"))
        .findFirst()
        .orElseThrow();
  }

  /** The dependencies of "In your project" that are there to be copied. */
  public static String dependencies() {
    return String.join(
        "",
        blocks("In your project", "xml").stream()
            .filter(block -> block.startsWith("<dependency>"))
            .toList());
  }

  private static List<String> blocks(String section, String language) {
    return BLOCK
        .matcher(section(section))
        .results()
        .filter(block -> block.group(1).equals(language))
        .map(block -> block.group(2))
        .toList();
  }

  private static String section(String title) {
    String text = text();
    int from = text.indexOf("\n## " + title + "\n");
    if (from < 0) {
      throw new IllegalStateException("README.md has no section \"" + title + "\"");
    }
    int to = text.indexOf("\n## ", from + 1);
    return text.substring(from, to < 0 ? text.length() : to);
  }

  public static String text() {
    try {
      return Files.readString(Modules.ROOT.resolve("README.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
