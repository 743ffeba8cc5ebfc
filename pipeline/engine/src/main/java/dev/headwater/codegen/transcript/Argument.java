package dev.headwater.codegen.transcript;

import java.io.Serializable;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value that a question was asked with.
 *
 * @param setter the method of {@link PreparedStatement} that took it; empty for an argument of a
 *     method of the metadata
 * @param index of the parameter, from 1
 * @param type one letter, see {@link #of}
 * @param value as text; the parts of an array each on a line of its own
 */
record Argument(String setter, int index, char type, String value) implements Serializable {

  /** Empty for a value of a kind that cannot be written down. */
  static Optional<Argument> of(String setter, int index, @Nullable Object value) {
    if (value == null) {
      return Optional.of(new Argument(setter, index, 'n', ""));
    }
    if (value instanceof String text) {
      return Optional.of(new Argument(setter, index, 's', text));
    }
    if (value instanceof String[] texts && Arrays.stream(texts).noneMatch(Argument::isLines)) {
      return Optional.of(new Argument(setter, index, 'a', String.join("\n", texts)));
    }
    char type =
        value instanceof Integer
            ? 'i'
            : value instanceof Long
                ? 'l'
                : value instanceof Short
                    ? 'h'
                    : value instanceof Boolean ? 'b' : value instanceof BigDecimal ? 'd' : '?';
    return type == '?'
        ? Optional.empty()
        : Optional.of(new Argument(setter, index, type, value.toString()));
  }

  private static boolean isLines(@Nullable String text) {
    return text == null || text.isEmpty() || text.contains("\n");
  }

  /** For a text with an OID that will be another one in another database. */
  static Argument withOid(String setter, int index, String forgotten) {
    return new Argument(setter, index, 'o', forgotten);
  }

  /** The same with this database's OID; empty when it has none in that place. */
  Optional<Argument> in(Renaming renaming) {
    return type == 'o'
        ? renaming.remembered(value).map(text -> new Argument(setter, index, 's', text))
        : Optional.of(this);
  }

  /** The value itself. */
  @Nullable Object object() {
    return switch (type) {
      case 'n' -> null;
      case 'a' -> value.isEmpty() ? new String[0] : value.split("\n", -1);
      case 'i' -> Integer.valueOf(value);
      case 'l' -> Long.valueOf(value);
      case 'h' -> Short.valueOf(value);
      case 'b' -> Boolean.valueOf(value);
      case 'd' -> new BigDecimal(value);
      default -> value;
    };
  }

  /** Gives it to a statement again. */
  void bind(PreparedStatement statement, Connection connection) throws SQLException {
    Object object = object();
    switch (setter) {
      case "setNull" -> statement.setNull(index, Integer.parseInt(value));
      case "setArray" ->
          statement.setArray(index, connection.createArrayOf("text", (Object[]) object));
      case "setString" -> statement.setString(index, (String) object);
      default -> statement.setObject(index, object);
    }
  }
}
