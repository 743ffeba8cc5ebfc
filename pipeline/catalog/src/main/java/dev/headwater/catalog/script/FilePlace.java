package dev.headwater.catalog.script;

import dev.headwater.catalog.Id;
import dev.headwater.catalog.Kind;

/**
 * The file of an object. Overloads of a routine have the same one, and the default privileges in a
 * schema, too.
 *
 * @param schema empty for what lies in none
 * @param name without quotes
 */
record FilePlace(String folder, String schema, String name) {

  /** No schema can have this name in a file, because there a hyphen is written otherwise. */
  private static final String EVERY_SCHEMA = "every-schema";

  static FilePlace of(Id id) {
    if (id.kind() == Kind.DEFAULT_PRIVILEGES) {
      return new FilePlace("default-privileges", "", id.scope().isEmpty() ? "" : name(id.scope()));
    }
    return new FilePlace(
        folder(id.kind()), id.scope().isEmpty() ? "" : name(id.scope()), name(id.name()));
  }

  private static String folder(Kind kind) {
    return switch (kind) {
      case ENUM, COMPOSITE_TYPE, RANGE_TYPE, BASE_TYPE, DOMAIN -> "types";
      case TABLE, FOREIGN_TABLE -> "tables";
      case VIEW, MATERIALIZED_VIEW -> "views";
      case FUNCTION, PROCEDURE, AGGREGATE -> "functions";
      case OPERATOR, OPERATOR_FAMILY, OPERATOR_CLASS -> "operators";
      case TEXT_SEARCH_PARSER,
          TEXT_SEARCH_DICTIONARY,
          TEXT_SEARCH_TEMPLATE,
          TEXT_SEARCH_CONFIGURATION ->
          "text-search";
      case STATISTICS -> "statistics";
      default -> kind.words().replace(' ', '-') + "s";
    };
  }

  /** The name that a text of SQL begins with; the whole text where it begins with none. */
  private static String name(String sql) {
    if (sql.startsWith("\"")) {
      int end = 1;
      while (sql.charAt(end) != '"' || sql.startsWith("\"\"", end)) {
        end += sql.charAt(end) == '"' ? 2 : 1;
      }
      return sql.substring(1, end).replace("\"\"", "\"");
    }
    int end = sql.indexOf('(');
    return end > 0 ? sql.substring(0, end) : sql;
  }

  /**
   * Relative, with forward slashes.
   *
   * @param capitals false to write them otherwise, because another file has the same name but for
   *     them
   */
  String path(boolean capitals) {
    if (folder.equals("default-privileges") && name.isEmpty()) {
      return folder + "/" + EVERY_SCHEMA + ".sql";
    }
    String file =
        (schema.isEmpty() ? "" : SafeName.of(schema, capitals) + ".") + SafeName.of(name, capitals);
    return folder + "/" + SafeName.usable(file) + ".sql";
  }
}
