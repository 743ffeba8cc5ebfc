package dev.headwater.rows;

import java.util.Optional;

/**
 * A column of a table.
 *
 * @param number its number in the table
 * @param name as it is, not as SQL writes it
 * @param sql as SQL writes it
 * @param value the default, or the expression of a generated column
 */
record ColumnShape(
    int number,
    String name,
    String sql,
    TypeShape.ColumnType type,
    boolean notNull,
    Filling filling,
    Optional<String> value) {

  /** Who gives a column its value when the statement does not. */
  enum Filling {
    NOBODY,
    DEFAULT,
    IDENTITY,
    GENERATED
  }

  /** Whether a row lacks something without it. */
  boolean isRequired() {
    return notNull && filling == Filling.NOBODY;
  }

  boolean isGenerated() {
    return filling == Filling.GENERATED;
  }
}
