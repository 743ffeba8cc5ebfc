package dev.headwater.web.diagram;

import dev.headwater.catalog.view.Column;
import dev.headwater.catalog.view.Relation;
import java.util.Map;

/**
 * A column in a box.
 *
 * @param key {@code primary}, {@code foreign}, or empty
 */
record Row(String name, String type, String key, boolean notNull, Sign sign) {

  private static final int LONGEST_NAME = 32;
  private static final int LONGEST_TYPE = 20;

  /** Names of types that everybody knows by a shorter one. */
  private static final Map<String, String> SHORT =
      Map.of(
          "timestamp with time zone", "timestamptz",
          "timestamp without time zone", "timestamp",
          "time without time zone", "time",
          "time with time zone", "timetz",
          "double precision", "float8");

  static Row of(Relation relation, Column column) {
    String name = column.name();
    String key =
        relation.isPrimary(name)
            ? "primary"
            : relation.foreignKeys(name).findAny().isPresent() ? "foreign" : "";
    return new Row(
        name,
        TextWidth.cut(shortType(column.type()), LONGEST_TYPE),
        key,
        column.isNotNull(),
        Sign.NONE);
  }

  Row with(Sign other) {
    return new Row(name, type, key, notNull, other);
  }

  /** The name as far as there is room. */
  String shownName() {
    return TextWidth.cut(name, LONGEST_NAME);
  }

  private static String shortType(String type) {
    String known = SHORT.getOrDefault(type, type.replace("character varying", "varchar"));
    int dot = known.startsWith("\"") ? -1 : known.indexOf('.');
    return dot < 0 ? known : known.substring(dot + 1);
  }
}
