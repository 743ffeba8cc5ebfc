package dev.headwater.rows;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The key of a row that refers to itself, where a sequence gives the key. */
final class OwnKey {

  private static final Pattern NEXT = Pattern.compile("nextval\\('(.*)'::regclass\\)");

  private OwnKey() {}

  /** The next value of the sequence; empty where no sequence fills the column. */
  static Optional<Choice> of(TableShape table, ColumnShape column) {
    Matcher next = NEXT.matcher(column.value().orElse(""));
    if (next.find()) {
      return Optional.of(Choice.of("nextval('" + next.group(1) + "')"));
    }
    return column.filling() == ColumnShape.Filling.IDENTITY
        ? Optional.of(
            Choice.of(
                "nextval(pg_get_serial_sequence("
                    + TypeValues.literal(table.sql())
                    + ", "
                    + TypeValues.literal(column.name())
                    + "))"))
        : Optional.empty();
  }

  /** The same value in another column of the row. PostgreSQL fills columns in their order. */
  static Choice again(Choice key, ColumnShape column) {
    return key.expression().startsWith("nextval(")
        ? Choice.of(
            "("
                + key.expression().replaceFirst("^nextval", "currval")
                + ")::"
                + column.type().sql())
        : key;
  }
}
