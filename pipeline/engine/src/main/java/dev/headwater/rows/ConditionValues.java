package dev.headwater.rows;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values that the text of a condition suggests. PostgreSQL decides whether they will do. */
final class ConditionValues {

  /** A literal, and the operator or function before it. */
  private static final Pattern LITERAL =
      Pattern.compile(
          "(?i)([~!*]+|similar_to_escape|like_escape|\\blike|\\bilike|\\bsimilar to)?\\s*\\(*'((?:[^']|'')*)'");

  private static final Pattern NUMBER = Pattern.compile("(?<![\\w.'])-?\\d+(?:\\.\\d+)?(?![\\w.])");

  private final Shapes shapes;
  private final List<String> texts = new ArrayList<>();
  private final Set<String> patterns = new LinkedHashSet<>();
  private final Set<String> likes = new LinkedHashSet<>();
  private final Set<String> numbers = new LinkedHashSet<>();

  ConditionValues(Shapes shapes, List<String> definitions) {
    this.shapes = shapes;
    definitions.forEach(this::read);
  }

  private void read(String definition) {
    Matcher literal = LITERAL.matcher(definition);
    while (literal.find()) {
      String text = literal.group(2).replace("''", "'");
      String before = literal.group(1) == null ? "" : literal.group(1);
      if (before.contains("~~")
          || before.equalsIgnoreCase("like")
          || before.equalsIgnoreCase("ilike")) {
        likes.add(text);
      } else if (before.contains("similar")) {
        patterns.add(text.replace("%", ".*").replace("_", "."));
      } else if (before.contains("~")) {
        patterns.add(text);
      } else {
        texts.add(text);
        if (text.matches("-?\\d+(\\.\\d+)?")) {
          numbers.add(text);
        } else if (text.startsWith("^")) {
          patterns.add(text);
        }
      }
    }
    Matcher number = NUMBER.matcher(definition.replaceAll("'(?:[^']|'')*'", "''"));
    while (number.find()) {
      numbers.add(number.group());
    }
  }

  /** For a column of this type, as expressions that still need a cast. */
  List<String> of(TypeShape.ColumnType column) {
    TypeShape type = shapes.type(shapes.base(column).type());
    Set<String> values = new LinkedHashSet<>();
    switch (type.category()) {
      case "S" -> texts(values);
      case "N" -> around(values, "");
      case "D" -> {
        texts.forEach(text -> values.add(TypeValues.literal(text)));
        for (String text : texts) {
          String at = TypeValues.literal(text) + "::" + type.sql();
          values.add(at + " + interval '1 day'");
          values.add(at + " - interval '1 day'");
        }
      }
      case "A" -> arrays(column, values);
      default -> {
        if (type.name().startsWith("json")) {
          objects(type.name(), values);
        } else if (isText(type)) {
          texts(values);
        } else {
          texts.forEach(text -> values.add(TypeValues.literal(text)));
        }
      }
    }
    return List.copyOf(values);
  }

  private static boolean isText(TypeShape type) {
    return type.name().equals("citext") || type.category().equals("U");
  }

  private void texts(Set<String> values) {
    patterns.forEach(pattern -> values.addAll(RegexText.of(pattern)));
    texts.forEach(text -> values.add(TypeValues.literal(text)));
    for (String like : likes) {
      String literal = TypeValues.literal(like.replace("_", "a"));
      values.add(literal.replace("%", "' || {n} || '"));
      values.add(literal.replace("%", "' || lpad({n}::text, 8, '0') || '"));
      values.add(literal.replace("%", ""));
      values.add(literal.replace("%", "x"));
    }
    for (String number : numbers) {
      values.add(TypeValues.literal(number));
      if (number.matches("\\d{1,4}")) {
        int length = Integer.parseInt(number);
        for (int some : new int[] {length, length + 1, length - 1}) {
          if (some > 0 && some <= 4000) {
            values.add("lpad({n}::text, " + some + ", '0')");
            values.add("rpad('x' || {n}, " + some + ", 'x')");
            values.add("repeat('x', " + some + ")");
          }
        }
      }
    }
  }

  private void around(Set<String> values, String suffix) {
    numbers.forEach(number -> values.add(number + suffix));
    for (String number : numbers) {
      values.add(number + suffix + " + 1");
      values.add(number + suffix + " - 1");
      values.add(number + suffix + " + {n}");
      values.add(number + suffix + " - {n}");
    }
  }

  private void arrays(TypeShape.ColumnType column, Set<String> values) {
    String element = shapes.base(column).sql().replaceFirst("(\\[\\d*])+$", "");
    texts.forEach(text -> values.add("array[" + TypeValues.literal(text) + "]::" + element + "[]"));
    if (!texts.isEmpty()) {
      values.add(
          "array["
              + String.join(", ", texts.stream().map(TypeValues::literal).toList())
              + "]::"
              + element
              + "[]");
    }
    for (String number : numbers) {
      if (number.matches("\\d{1,2}") && !number.equals("0")) {
        int length = Integer.parseInt(number);
        values.add("array_fill(null::" + element + ", array[" + length + "])");
        values.add("array_fill('0'::" + element + ", array[" + length + "])");
        values.add("array_fill('0'::" + element + ", array[" + (length + 1) + "])");
      }
    }
  }

  private void objects(String type, Set<String> values) {
    List<String> keys = texts.stream().distinct().limit(12).toList();
    String build = type + "_build_object(";
    for (String key : keys) {
      for (String value : List.of("'x'::text", "1", "true", "'{}'::json", "'[]'::json")) {
        values.add(build + TypeValues.literal(key) + ", " + value + ")");
      }
    }
    for (String value : List.of("{n}", "'x'::text", "1", "'{}'::json", "'[]'::json")) {
      if (!keys.isEmpty()) {
        values.add(
            build
                + String.join(
                    ", ", keys.stream().map(key -> TypeValues.literal(key) + ", " + value).toList())
                + ")");
      }
    }
    for (String key : keys) {
      for (String value : keys) {
        if (!key.equals(value)) {
          values.add(
              build + TypeValues.literal(key) + ", " + TypeValues.literal(value) + "::text)");
        }
      }
    }
    texts.stream()
        .filter(text -> text.matches("\\s*[\\[{].*"))
        .map(TypeValues::literal)
        .forEach(values::add);
  }
}
