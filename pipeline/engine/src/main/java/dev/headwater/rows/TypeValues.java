package dev.headwater.rows;

import dev.headwater.rows.TypeShape.ColumnType;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Values of a type, without regard to any rule, the plainest first. */
final class TypeValues {

  private static final String SECONDS = "{n} * interval '1 second'";
  private static final String DAYS = "'2000-01-01'::date + ({n} %% %d)::int";

  /** By the names of PostgreSQL's own types and of well-known extensions' types. */
  private static final Map<String, List<String>> VALUES =
      Map.ofEntries(
          Map.entry("bool", List.of("false", "true")),
          Map.entry("int2", List.of("1 + {number} % 100", "1", "1 + {n} % 32000")),
          Map.entry("int4", List.of("1 + {number} % 100", "1", "{n}")),
          Map.entry("int8", List.of("1 + {number} % 100", "1", "{n}")),
          Map.entry("numeric", List.of("1 + {number} % 100", "1", "{n}")),
          Map.entry("float4", List.of("1 + {number} % 100", "1", "{n}")),
          Map.entry("float8", List.of("1 + {number} % 100", "1", "{n}")),
          Map.entry("money", List.of("1 + {number} % 100", "1", "{n}")),
          Map.entry("oid", List.of("{n}")),
          Map.entry("xid", List.of("{n}::text")),
          Map.entry("xid8", List.of("{n}::text")),
          Map.entry("date", List.of(DAYS.formatted(9000), "'2000-01-01'", "'2000-01-02'")),
          Map.entry("timestamp", times("timestamp '2000-01-01 00:00:00'")),
          Map.entry("timestamptz", times("timestamptz '2000-01-01 00:00:00+00'")),
          Map.entry("time", List.of("time '00:00:00' + " + SECONDS, "'08:00:00'", "'09:00:00'")),
          Map.entry("timetz", List.of("timetz '00:00:00+00' + " + SECONDS, "'08:00:00+00'")),
          Map.entry("interval", List.of(SECONDS, "'0'", "'1 day'")),
          Map.entry("uuid", List.of("{hash}::uuid")),
          Map.entry("bytea", List.of("decode({hash}, 'hex')", "''")),
          Map.entry(
              "json", List.of("'{}'", "'[]'", "json_build_object('n', {n})", "'\"x\"'", "'1'")),
          Map.entry(
              "jsonb",
              List.of(
                  "'{}'",
                  "'[]'",
                  "jsonb_build_object('n', {n})",
                  "'[1]'",
                  "'[\"x\"]'",
                  "'\"x\"'",
                  "'1'",
                  "'true'",
                  "'null'",
                  "jsonb_build_array({n})",
                  "'[{}]'")),
          Map.entry("jsonpath", List.of("'$'")),
          Map.entry("xml", List.of("'<a/>'")),
          Map.entry("inet", List.of("'10.0.0.0'::inet + {n}")),
          Map.entry("cidr", List.of("set_masklen('10.0.0.0'::inet + {n}, 32)::cidr")),
          Map.entry("macaddr", List.of("lpad(to_hex({n}), 12, '0')")),
          Map.entry("macaddr8", List.of("lpad(to_hex({n}), 16, '0')")),
          Map.entry("tsvector", List.of("to_tsvector('simple', 'x' || {n})", "''")),
          Map.entry("tsquery", List.of("('x' || {n})::tsquery")),
          Map.entry("point", List.of("point({n}, 0)")),
          Map.entry("box", List.of("box(point({n} * 2, 0), point({n} * 2 + 1, 1))")),
          Map.entry("circle", List.of("circle(point({n} * 3, 0), 1)")),
          Map.entry("line", List.of("line(point(0, {n}), point(1, {n}))")),
          Map.entry("lseg", List.of("lseg(point(0, {n}), point(1, {n}))")),
          Map.entry("path", List.of("('((0,0),(1,' || {n} || '))')")),
          Map.entry("polygon", List.of("('((0,0),(1,0),(1,' || {n} || '))')")),
          Map.entry("pg_lsn", List.of("('0/' || to_hex({n}))")),
          Map.entry("regclass", List.of("'pg_catalog.pg_class'")),
          Map.entry("regtype", List.of("'pg_catalog.int4'")),
          Map.entry("regproc", List.of("'pg_catalog.now'")),
          Map.entry("regrole", List.of("current_user")),
          Map.entry("regnamespace", List.of("'pg_catalog'")),
          Map.entry("regconfig", List.of("'pg_catalog.simple'")),
          Map.entry("hstore", List.of("''", "('n=>' || {n})")),
          Map.entry("ltree", List.of("'n' || {n}")),
          Map.entry("lquery", List.of("'n' || {n}")),
          Map.entry("cube", List.of("('(' || {n} || ')')")),
          Map.entry("isbn", List.of("'0-306-40615-2'")));

  /** For types that nobody here knows. */
  private static final List<String> LITERALS =
      List.of(
          "'x' || {n}",
          "{n}::text",
          "'1'",
          "'0'",
          "''",
          "'{}'",
          "'[]'",
          "'()'",
          "'(0,0)'",
          "'[0,1)'",
          "'POINT(' || {n} || ' 0)'",
          "'POINT(0 0)'",
          "'LINESTRING(0 0,1 1)'",
          "'POLYGON((0 0,1 0,1 1,0 0))'",
          "'MULTIPOLYGON(((0 0,1 0,1 1,0 0)))'",
          "'MULTIPOINT(0 0)'",
          "'MULTILINESTRING((0 0,1 1))'",
          "'GEOMETRYCOLLECTION EMPTY'",
          "'2000-01-01'");

  private final Shapes shapes;
  private final String column;
  private final String key;

  /**
   * @param key the table and the column, from which the hash of a value is made
   */
  TypeValues(Shapes shapes, String column, String key) {
    this.shapes = shapes;
    this.column = column;
    this.key = key;
  }

  private static List<String> times(String first) {
    return List.of(
        first + " + {n} * interval '1 minute'",
        "'2000-01-01 00:00:00+00'",
        "'2000-01-02 00:00:00+00'",
        "'2100-01-01 00:00:00+00'",
        "now()",
        "now() + interval '1 day'",
        "now() - interval '1 day'");
  }

  /** All of them, as expressions that still need a cast to the type. */
  List<String> of(ColumnType wanted) {
    ColumnType type = shapes.base(wanted);
    TypeShape shape = shapes.type(type.type());
    List<String> plain = plain(type, shape);
    String hash = "md5({seed} || ':" + key.replace("'", "''") + ":' || {n})";
    return plain.stream()
        .map(value -> value.replace("{number}", "('x' || left({hash}, 7))::bit(28)::int"))
        .map(value -> value.replace("{hash}", hash))
        .toList();
  }

  private List<String> plain(ColumnType type, TypeShape shape) {
    if (shape.isEnum()) {
      return shape.labels().stream().map(TypeValues::literal).toList();
    }
    if (shape.isArray()) {
      ColumnType element = new ColumnType(shape.below().base(), type.modifier(), element(type));
      return Stream.concat(
              Stream.of("'{}'"),
              plainOf(element).stream()
                  .limit(4)
                  .map(v -> "array[(" + v + ")::" + element.sql() + "]"))
          .toList();
    }
    if (shape.isRange()) {
      return ranges(shape);
    }
    if (shape.isMultirange()) {
      TypeShape range = shapes.type(shape.below().base());
      return ranges(range).stream().map(value -> shape.sql() + "(" + value + ")").toList();
    }
    if (shape.isComposite()) {
      return List.of(
          shape.attributes().stream()
              .map(attribute -> "(" + plainOf(attribute).get(0) + ")::" + attribute.sql())
              .collect(Collectors.joining(", ", "row(", ")")),
          shape.attributes().stream()
              .map(any -> "null")
              .collect(Collectors.joining(", ", "row(", ")")));
    }
    if (shape.name().equals("bit") || shape.name().equals("varbit")) {
      int length = type.modifier() > 0 ? type.modifier() : 8;
      return List.of("{n}::int::bit(" + length + ")", "0::bit(" + length + ")");
    }
    if (shape.name().equals("vector") || shape.name().equals("halfvec")) {
      int length = type.modifier() > 0 ? type.modifier() : 3;
      return List.of("'[' || repeat('0,', " + (length - 1) + ") || {n} % 1000 || ']'");
    }
    if (shape.name().equals("char")) {
      return List.of("'a'", "'b'");
    }
    if (isText(shape)) {
      return TextValues.of(column, limit(type, shape));
    }
    return VALUES.getOrDefault(shape.name(), LITERALS);
  }

  /** The same for an attribute or an element, whose own type may be a domain. */
  private List<String> plainOf(ColumnType type) {
    return plain(shapes.base(type), shapes.type(shapes.base(type).type()));
  }

  private static String element(ColumnType array) {
    return array.sql().replaceFirst("(\\[\\d*])+$", "");
  }

  private static List<String> ranges(TypeShape range) {
    return switch (range.name()) {
      case "int4range" -> List.of("int4range(({n} * 2)::int, ({n} * 2 + 1)::int)", "'empty'");
      case "int8range" -> List.of("int8range({n} * 2, {n} * 2 + 1)", "'empty'");
      case "numrange" -> List.of("numrange({n} * 2, {n} * 2 + 1)", "'empty'");
      case "daterange" ->
          List.of("daterange('2000-01-01'::date + {n}::int, '2000-01-01'::date + {n}::int + 1)");
      case "tsrange" ->
          List.of(
              "tsrange(timestamp '2000-01-01' + {n} * interval '1 day',"
                  + " timestamp '2000-01-01' + ({n} + 1) * interval '1 day')");
      case "tstzrange" ->
          List.of(
              "tstzrange(timestamptz '2000-01-01 00:00+00' + {n} * interval '1 day',"
                  + " timestamptz '2000-01-01 00:00+00' + ({n} + 1) * interval '1 day')");
      default ->
          List.of(
              range.sql() + "(null, null)", "('[' || {n} || ',' || ({n} + 1) || ')')", "'empty'");
    };
  }

  static boolean isText(TypeShape shape) {
    return shape.category().equals("S") && !shape.isEnum();
  }

  /** The length that a column takes, or a negative number. */
  private static int limit(ColumnType type, TypeShape shape) {
    if (shape.name().equals("name")) {
      return 63;
    }
    return shape.name().equals("varchar") || shape.name().equals("bpchar")
        ? type.modifier() - 4
        : -1;
  }

  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
