package dev.headwater.rows;

import java.util.List;

/**
 * A foreign key.
 *
 * @param name of the constraint
 * @param columns the numbers of its columns
 * @param target the table that it refers to
 * @param targets the numbers of the columns there, in the same order
 * @param deferrable whether it can be checked at the end of the transaction
 */
public record ReferenceShape(
    String name, List<Integer> columns, long target, List<Integer> targets, boolean deferrable) {

  public ReferenceShape {
    columns = List.copyOf(columns);
    targets = List.copyOf(targets);
  }
}
