package dev.headwater.codegen.factories;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The classes that jOOQ made for tables, found in their sources. */
final class GeneratedTables {

  private static final Pattern CLASS =
      Pattern.compile("(?m)^public class (\\w+) extends TableImpl<([\\w.]+)>");
  private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
  private static final Pattern INSTANCE =
      Pattern.compile("The reference instance of <code>(.*?)</code>");
  private static final Pattern NAME =
      Pattern.compile("this\\(DSL\\.name\\(\"((?:[^\"\\\\]|\\\\.)*)\"\\), null\\)");

  private final Map<String, GeneratedTable> tables = new HashMap<>();

  private GeneratedTables() {}

  /**
   * Reads sources.
   *
   * @param sources the folder of the generated classes
   */
  static GeneratedTables in(Path sources) throws IOException {
    GeneratedTables tables = new GeneratedTables();
    if (Files.isDirectory(sources)) {
      try (Stream<Path> tree = Files.walk(sources)) {
        for (Path file : (Iterable<Path>) tree.sorted()::iterator) {
          if (file.toString().endsWith(".java") && Files.isRegularFile(file)) {
            tables.read(Files.readString(file, StandardCharsets.UTF_8));
          }
        }
      }
    }
    return tables;
  }

  /** The class of a table; empty where jOOQ made none. */
  Optional<GeneratedTable> of(String schema, String table) {
    return Optional.ofNullable(tables.get(schema + "." + table))
        .or(() -> Optional.ofNullable(tables.get(table)));
  }

  /** Whether jOOQ made a class for a table, by its name with the schema. */
  boolean has(String table) {
    return tables.containsKey(table) || tables.containsKey(table.substring(table.indexOf('.') + 1));
  }

  boolean isEmpty() {
    return tables.isEmpty();
  }

  private void read(String source) {
    Matcher type = CLASS.matcher(source);
    Matcher place = PACKAGE.matcher(source);
    if (!type.find() || !place.find()) {
      return;
    }
    Matcher instance = INSTANCE.matcher(source);
    Matcher name = NAME.matcher(source);
    String own = place.group(1) + "." + type.group(1);
    GeneratedTable table =
        new GeneratedTable(
            own,
            own + "." + constant(source, type.group(1)),
            record(source, type.group(2), place.group(1)));
    if (instance.find()) {
      tables.put(plain(instance.group(1)), table);
    } else if (name.find()) {
      tables.put(name.group(1).replaceAll("\\\\(.)", "$1"), table);
    }
  }

  /** jOOQ escapes for HTML what stands in a comment. */
  private static String plain(String comment) {
    return comment.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }

  private static String constant(String source, String type) {
    Matcher constant =
        Pattern.compile("public static final " + type + " (\\w+) = new " + type + "\\(")
            .matcher(source);
    return constant.find() ? constant.group(1) : type;
  }

  private static String record(String source, String name, String place) {
    if (name.contains(".")) {
      return name;
    }
    Matcher imported = Pattern.compile("(?m)^import ([\\w.]+\\." + name + ");").matcher(source);
    return imported.find() ? imported.group(1) : place + "." + name;
  }
}
