package dev.headwater.codegen.factories;

import java.util.Locale;
import javax.lang.model.SourceVersion;

/** Words of SQL as words of Java. */
final class JavaWord {

  private JavaWord() {}

  /** {@code ownerUser} for {@code owner_user}. */
  static String camel(String sql) {
    StringBuilder name = new StringBuilder();
    for (String part : sql.split("[^\\p{L}\\p{N}]+", -1)) {
      if (!part.isEmpty()) {
        String word =
            part.equals(part.toUpperCase(Locale.ROOT)) ? part.toLowerCase(Locale.ROOT) : part;
        name.append(name.isEmpty() ? lower(word) : upper(word));
      }
    }
    return word(name.toString());
  }

  /** {@code usageLog} for {@code UsageLog}. */
  static String lower(String name) {
    return name.isEmpty()
        ? name
        : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  static String upper(String name) {
    return name.isEmpty()
        ? name
        : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  /** The same, or another where Java wants one. */
  static String word(String name) {
    String legal =
        name.isEmpty() || !Character.isJavaIdentifierStart(name.charAt(0)) ? "_" + name : name;
    return SourceVersion.isKeyword(legal) ? legal + "_" : legal;
  }

  /** A literal of Java. */
  static String literal(String text) {
    StringBuilder literal = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> literal.append('\\').append(c);
        case '\n' -> literal.append("\\n");
        case '\t' -> literal.append("\\t");
        case '\r' -> literal.append("\\r");
        default -> {
          if (c < 32 || c > 126) {
            literal.append(String.format("\\u%04x", (int) c));
          } else {
            literal.append(c);
          }
        }
      }
    }
    return literal.append('"').toString();
  }
}
