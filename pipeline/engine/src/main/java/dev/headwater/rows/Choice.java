package dev.headwater.rows;

/**
 * A value that a column may take.
 *
 * @param expression SQL over {@code {n}}, the number of the row, and {@code {seed}}
 * @param kind says where the value comes from
 */
record Choice(String expression, Kind kind) {

  /** The sources of a value. */
  enum Kind {
    /** Nothing is said about the column, and it has no default. */
    NULL,
    /** Nothing is said about the column, and it has a default. */
    DEFAULT,
    /** A row of the table that a foreign key refers to is made first. */
    PARENT,
    VALUE
  }

  static Choice of(String expression) {
    return new Choice(expression, Kind.VALUE);
  }

  /** Whether each row gets another value. A number from a hash comes again. */
  boolean varies() {
    return kind == Kind.VALUE && expression.contains("{n}") && !expression.contains("bit(28)");
  }

  /** The expression for a row whose number is {@code r.n}. */
  static String forRow(String expression) {
    return forRow(expression, "r.n");
  }

  /**
   * The expression for a row.
   *
   * @param number SQL for the number of the row
   */
  static String forRow(String expression, String number) {
    return expression.replace("{n}", number).replace("{seed}", "1");
  }
}
