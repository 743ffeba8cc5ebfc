package dev.headwater.rows;

import java.util.List;

/**
 * A foreign key.
 *
 * @param name of the constraint
 * @param columns the numbers of its columns
 * @param target the table that it refers to
 * @param targets the numbers of the columns there, in the same order
 * @param check when PostgreSQL checks it
 */
record ReferenceShape(
    String name, List<Integer> columns, long target, List<Integer> targets, Check check) {

  ReferenceShape {
    columns = List.copyOf(columns);
    targets = List.copyOf(targets);
  }

  /** When PostgreSQL checks a foreign key. */
  enum Check {
    /** After each statement: NOT DEFERRABLE. */
    AT_ONCE,
    /** After each statement, unless a transaction asks for later: DEFERRABLE. */
    DEFERRABLE,
    /** At the end of the transaction: DEFERRABLE INITIALLY DEFERRED. */
    DEFERRED
  }

  /** Whether all columns of a rule are columns of the key. */
  boolean covers(ConstraintShape rule) {
    return columns.containsAll(rule.columns());
  }

  boolean isDeferrable() {
    return check != Check.AT_ONCE;
  }
}
