package dev.headwater.cases;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * SQL for two schemas in which the same few names stand for everything: names that Java or jOOQ
 * needs, names that become one Java name, and names with signs that end a string or a comment.
 */
final class AwkwardSchemas {

  private static final List<String> NAMES =
      List.of(
          // Java
          "class",
          "public",
          "default",
          "this",
          "int",
          "null",
          "var",
          "record",
          "yield",
          "_",
          "String",
          "object",
          "integer",
          "override",
          "Class",
          "long",
          "boolean",
          "hashCode",
          // jOOQ
          "dsl",
          "DSL",
          "Public",
          "table",
          "tables",
          "keys",
          "Field",
          "schema",
          "catalog",
          "Record",
          "EnumType",
          "literal",
          "default_catalog",
          "routines",
          "udts",
          "sequences",
          "fields",
          "as",
          "name",
          "where",
          "value1",
          "configuration",
          "return_value",
          "parameters",
          // alike
          "a_b",
          "ab",
          "AB",
          "a b",
          "a-b",
          "a.b",
          "A_B",
          "a__b",
          "ab_",
          "ab_2",
          "a_b_2",
          "aB",
          "r",
          "R",
          "t",
          "x1",
          "X1",
          "x_1",
          "1st",
          "_1st",
          "2",
          "path",
          "t_path",
          "t_record",
          // other letters
          "größe",
          "GRÖSSE",
          "客户",
          "ı",
          "ß",
          "ﬀ",
          "\u00e9",
          "e\u0301",
          "😀",
          "€",
          "$",
          "us$",
          // signs
          "a\"b",
          "a'b",
          "a\\b",
          "\\u0041",
          "\\",
          "a*/b",
          "a/*b",
          "a%sb",
          "%",
          "a[[b",
          "[[%s]]",
          "a]]b",
          "<b>",
          "{@link}",
          "a\nb",
          "a\rb",
          "a\tb",
          "//",
          "\"\"\"",
          "&lt;",
          "a;b");

  private static final List<String> TEXTS =
      List.of(
          "C:\\users",
          "\\uu002a/ class Evil {} /\\uu002a",
          "\\\\u0041",
          "*/",
          "/*",
          "//",
          "\"",
          "\"\"\"",
          "\\",
          "%s",
          "[[x]]",
          "it's",
          "line\nline",
          "line\r\n\\users",
          "\ttab",
          "list:\n* C:\\users\\x",
          "größe",
          "😀",
          "{@link x}",
          "<b>&amp;</b>",
          "",
          "@SuppressWarnings({ \"all\", \"unchecked\", \"rawtypes\" })");

  private static final List<String> TYPES =
      List.of("int", "text", "bigint[]", "numeric(10, 2)", "jsonb", "timestamptz", "point", "uuid");

  private final Random random;
  private final List<String> names;
  private final StringBuilder sql = new StringBuilder();
  private final Set<String> indexes = new HashSet<>();
  private final List<String> types = new ArrayList<>(TYPES);

  /** For each table, the names that none of its columns has. */
  private final Map<String, Iterator<String>> tables = new LinkedHashMap<>();

  /**
   * @param size how many names stand for everything
   */
  AwkwardSchemas(long seed, int size) {
    random = new Random(seed);
    List<String> all = new ArrayList<>(NAMES);
    Collections.shuffle(all, random);
    names = all.subList(0, Math.min(size, all.size()));
  }

  String sql() {
    names.subList(0, 2).forEach(this::schema);
    List<String> all = List.copyOf(tables.keySet());
    for (String table : all) {
      for (int i = random.nextInt(4); i > 0 && tables.get(table).hasNext(); i--) {
        String column = tables.get(table).next();
        String other = random.nextInt(3) == 0 ? table : any(all);
        add("alter table %s add column %s int references %s", table, column, other);
        if (!indexes.contains(column)) {
          add(
              "alter table %s add constraint %s foreign key (%2$s) references %s",
              table, column, any(all));
        }
      }
    }
    return sql.toString();
  }

  private void schema(String name) {
    String schema = quoted(name);
    add("create schema %s", schema);
    add("comment on schema %s is %s", schema, text());
    List<String> objects = shuffled();
    // Tables and types share their names, and so do tables and indexes.
    List<String> ofIndexes = objects.subList(0, objects.size() / 4);
    indexes.addAll(ofIndexes);
    Iterator<String> unused = ofIndexes.iterator();
    for (String object : objects.subList(ofIndexes.size(), objects.size())) {
      object(schema + "." + object, random.nextInt(10), unused);
    }
    for (String routine : objects) {
      routine(schema + "." + routine);
    }
  }

  private void object(String object, int kind, Iterator<String> indexes) {
    switch (kind) {
      case 0 -> type(object, "enum (" + labels() + ")");
      case 1 -> type(object, "(" + typed(shuffled().iterator()) + ")");
      case 2 -> add("create domain %s as text default %s", object, text());
      case 3 -> add("create sequence %s", object);
      case 4 -> add("create view %s as select %s::text as %s", object, text(), shuffled().get(0));
      default -> table(object, indexes);
    }
  }

  private void type(String type, String definition) {
    add("create type %s as %s", type, definition);
    add("comment on type %s is %s", type, text());
    types.add(type);
  }

  private void table(String table, Iterator<String> indexes) {
    Iterator<String> columns = shuffled().iterator();
    String key = columns.next();
    String value = columns.next();
    add(
        "create table %s (%s int primary key, %s text default %s check (%3$s <> %s), %s)",
        table, key, value, text(), text(), typed(columns));
    add("comment on table %s is %s", table, text());
    add("comment on column %s.%s is %s", table, value, text());
    if (indexes.hasNext()) {
      add("create index %s on %s (%s)", indexes.next(), table, value);
    }
    if (indexes.hasNext()) {
      add("alter table %s add constraint %s unique (%s)", table, indexes.next(), value);
    }
    tables.put(table, columns);
  }

  private void routine(String routine) {
    Iterator<String> names = shuffled().iterator();
    String parameters = typed(names);
    switch (random.nextInt(8)) {
      case 0 -> add("create procedure %s(%s) language sql begin atomic end", routine, parameters);
      case 1 ->
          add(
              "create function %s(%s, out %s text) language sql return %s::text",
              routine, parameters, names.next(), text());
      case 2 ->
          add(
              "create function %s() returns table (%s int) language sql return 1",
              routine, names.next());
      case 3, 4 -> {
        for (String overloaded : List.of(parameters, "int, int, int", "")) {
          add(
              "create function %s(%s) returns text language sql return %s::text",
              routine, overloaded, text());
          add("comment on function %s(%s) is %s", routine, overloaded, text());
        }
      }
      default -> {}
    }
  }

  /** One or two names with a type each. */
  private String typed(Iterator<String> names) {
    String first = names.next() + " " + any(types);
    return random.nextBoolean() ? first : first + ", " + names.next() + " " + any(types);
  }

  private String labels() {
    return names.stream().map(AwkwardSchemas::literal).collect(Collectors.joining(", "));
  }

  private List<String> shuffled() {
    List<String> all = new ArrayList<>(names.stream().map(AwkwardSchemas::quoted).toList());
    Collections.shuffle(all, random);
    return all;
  }

  private String text() {
    return literal(any(TEXTS));
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private void add(String format, Object... arguments) {
    sql.append(format.formatted(arguments)).append(";\n");
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
