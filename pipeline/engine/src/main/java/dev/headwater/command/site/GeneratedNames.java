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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
      Pattern.compile("(?U)\\b(\\w+)(?:: ?TableField<[^=]*)? = createField\\(DSL\\.name\\(" + TEXT);

  /** An accessor of a record: jOOQ names the column in the comment. */
  private static final Pattern ACCESSOR =
      Pattern.compile(
          "(?:Setter|Getter) for\\s+<code>([^<]*)</code>(?:[^*]|\\*(?!/))*\\*/\\s*(?:@\\w+\\s+)*public [^({;]*?(\\w+)\\(");

  private final Map<String, Fact> relations = new HashMap<>();
  private final Map<Id, String> shown = new HashMap<>();
  private final Map<String, Id> members = new HashMap<>();
  private final Map<String, Id> tables = new HashMap<>();
  private final Set<String> generated = new HashSet<>();
  private final Map<String, Id> allColumns = new HashMap<>();

  private GeneratedNames(Catalog catalog) {
    for (Kind kind : List.of(Kind.TABLE, Kind.FOREIGN_TABLE, Kind.VIEW, Kind.MATERIALIZED_VIEW)) {
      catalog.of(kind).forEach(fact -> relations.put(plain(fact.id()), fact));
    }
    for (Map.Entry<String, Fact> relation : relations.entrySet()) {
      for (Fact column : catalog.children(relation.getValue().id(), Kind.COLUMN)) {
        allColumns.put(relation.getKey() + "." + plain(column.id().name()), column.id());
      }
    }
  }

  /**
   * Finds the names.
   *
   * @param sources the folder of the generated classes, which need not be there
   */
  static JavaNames in(Path sources, Catalog catalog) throws IOException {
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
    return new JavaNames(names.shown, names.members, names.tables, names.generated);
  }

  private void read(String source) {
    Matcher name = CLASS.matcher(source);
    Matcher folder = PACKAGE.matcher(source);
    if (!name.find()) {
      return;
    }
    String type = (folder.find() ? folder.group(1) + "." : "") + name.group(1);
    generated.add(type);
    Matcher instance = INSTANCE.matcher(source);
    if (instance.find() && relations.containsKey(instance.group(1))) {
      table(source, type, Objects.requireNonNull(relations.get(instance.group(1))).id());
    }
    Matcher accessor = ACCESSOR.matcher(source);
    while (accessor.find()) {
      Id column = allColumns.get(accessor.group(1));
      if (column != null) {
        members.put(type + "." + accessor.group(2), column);
      }
    }
  }

  private void table(String source, String type, Id table) {
    shown.put(table, type);
    tables.put(type, table);
    String constant = constant(source, type.substring(type.lastIndexOf('.') + 1));
    Matcher field = FIELD.matcher(source);
    while (field.find()) {
      String name = field.group(2).replaceAll("\\\\(.)", "$1");
      Id column = allColumns.get(plain(table) + "." + name);
      if (column != null) {
        shown.put(column, constant + "." + field.group(1));
        members.put(type + "." + field.group(1), column);
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
