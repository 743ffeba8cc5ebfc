package dev.headwater.command.site;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The Java names of tables and columns. jOOQ writes the name of each object beside its field, so
 * names that a strategy of the user makes are found, too.
 */
final class GeneratedNames {

  private static final String TEXT = "\"((?:[^\"\\\\]|\\\\.)*)\"";

  private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);?$");

  private static final Pattern INSTANCE =
      Pattern.compile("The reference instance of <code>(.*?)</code>");

  private static final Pattern CLASS = Pattern.compile("(?m)^(?:public )?(?:open )?class (\\w+)");

  private static final Pattern FIELD =
      Pattern.compile("\\b(\\w+)(?:: ?TableField<[^=]*)? = createField\\(DSL\\.name\\(" + TEXT);

  private final Map<String, Fact> relations = new HashMap<>();
  private final Catalog catalog;
  private final SortedMap<Id, String> names = new TreeMap<>();

  private GeneratedNames(Catalog catalog) {
    this.catalog = catalog;
    for (Kind kind : List.of(Kind.TABLE, Kind.FOREIGN_TABLE, Kind.VIEW, Kind.MATERIALIZED_VIEW)) {
      catalog.of(kind).forEach(fact -> relations.put(plain(fact.id()), fact));
    }
  }

  /**
   * Finds the names.
   *
   * @param sources the folder of the generated classes, which need not be there
   */
  static Map<Id, String> in(Path sources, Catalog catalog) throws IOException {
    GeneratedNames names = new GeneratedNames(catalog);
    if (Files.isDirectory(sources)) {
      try (Stream<Path> tree = Files.walk(sources)) {
        for (Path file : (Iterable<Path>) tree.sorted()::iterator) {
          if (file.toString().matches(".*\\.(java|kt)") && Files.isRegularFile(file)) {
            names.read(Files.readString(file, StandardCharsets.UTF_8));
          }
        }
      }
    }
    return names.names;
  }

  private void read(String source) {
    Matcher instance = INSTANCE.matcher(source);
    Matcher name = CLASS.matcher(source);
    Matcher folder = PACKAGE.matcher(source);
    if (!instance.find() || !name.find()) {
      return;
    }
    Fact relation = relations.get(instance.group(1));
    if (relation == null) {
      return;
    }
    names.put(relation.id(), (folder.find() ? folder.group(1) + "." : "") + name.group(1));
    String table = constant(source, name.group(1));
    Map<String, Id> columns = new HashMap<>();
    catalog
        .children(relation.id(), Kind.COLUMN)
        .forEach(column -> columns.put(plain(column.id().name()), column.id()));
    Matcher field = FIELD.matcher(source);
    while (field.find()) {
      Id column = columns.get(field.group(2).replaceAll("\\\\(.)", "$1"));
      if (column != null) {
        names.put(column, table + "." + field.group(1));
      }
    }
  }

  /** The constant that holds the reference instance of a class; the class where there is none. */
  private static String constant(String source, String name) {
    Matcher constant =
        Pattern.compile("\\b(\\w+)(?:: ?\\w+)? = (?:new )?" + name + "\\(\\)").matcher(source);
    return constant.find() ? constant.group(1) : name;
  }

  private static String plain(Id id) {
    return plain(id.scope()) + "." + plain(id.name());
  }

  private static String plain(String sql) {
    return sql.startsWith("\"") ? sql.substring(1, sql.length() - 1).replace("\"\"", "\"") : sql;
  }
}
