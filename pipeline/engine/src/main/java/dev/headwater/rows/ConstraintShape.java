package dev.headwater.rows;

import java.util.List;

/**
 * A rule for the rows of a table.
 *
 * @param name of the constraint, or of the index
 * @param columns the numbers of those that it reads
 * @param expression of a check, which must not be false; empty for others
 * @param definition as PostgreSQL prints it
 */
record ConstraintShape(
    String name, Kind kind, List<Integer> columns, String expression, String definition) {

  /** The kinds that decide on values. */
  enum Kind {
    CHECK,
    UNIQUE,
    EXCLUSION,
    PARTITION
  }

  ConstraintShape {
    columns = List.copyOf(columns);
  }

  boolean isCondition() {
    return kind == Kind.CHECK || kind == Kind.PARTITION;
  }
}
