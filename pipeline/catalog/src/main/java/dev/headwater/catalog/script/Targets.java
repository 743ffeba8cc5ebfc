package dev.headwater.catalog.script;

import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.Kind;

/** How statements name an object. */
final class Targets {

  private Targets() {}

  /** As {@code comment on} and {@code alter … owner to} want it. */
  static String of(Fact fact) {
    Id id = fact.id();
    return switch (id.kind()) {
      case COLUMN, ATTRIBUTE -> "column " + id.qualified();
      case CONSTRAINT -> "constraint " + id.name() + " on " + id.scope();
      case DOMAIN_CONSTRAINT -> "constraint " + id.name() + " on domain " + id.scope();
      case TRIGGER, RULE, POLICY -> id.kind().words() + " " + id.name() + " on " + id.scope();
      case INDEX -> "index " + index(id);
      case OPERATOR_CLASS, OPERATOR_FAMILY, CAST, TRANSFORM ->
          id.kind().words() + " " + id.qualified();
      default -> words(id.kind()) + " " + id.qualified();
    };
  }

  /** An index lies in the schema of its table. */
  static String index(Id id) {
    return schema(id.scope()) + "." + id.name();
  }

  /** The schema of a qualified name. */
  static String schema(String qualified) {
    if (qualified.startsWith("\"")) {
      int end = 1;
      while (qualified.charAt(end) != '"' || qualified.startsWith("\"\"", end)) {
        end += qualified.charAt(end) == '"' ? 2 : 1;
      }
      return qualified.substring(0, end + 1);
    }
    return qualified.substring(0, qualified.indexOf('.'));
  }

  /** The words of a kind in a statement. */
  static String words(Kind kind) {
    return switch (kind) {
      case ENUM, COMPOSITE_TYPE, RANGE_TYPE, BASE_TYPE -> "type";
      default -> kind.words();
    };
  }

  static String literal(String text) {
    String quoted = "'" + text.replace("'", "''") + "'";
    return text.contains("\\") ? "E" + quoted.replace("\\", "\\\\") : quoted;
  }
}
