package dev.headwater.factory;

/** How many rows a foreign key makes in the table that it refers to, where none is given. */
public enum Making {
  /** None: the key may be empty. */
  NONE,
  /** One for all rows of a call. */
  ONE,
  /** One for each row, because a unique key wants it. */
  EACH,
  /** One for each row, and a trigger writes the row that refers to it. */
  WRITTEN
}
