package dev.headwater.factory;

import java.util.function.IntFunction;
import org.jooq.Field;

/** The wish of a test about a column. */
sealed interface Wish {

  /**
   * The same value in all rows.
   *
   * @param label of an enum; any other text for a value that is none
   */
  record Same(Field<?> value, String label) implements Wish {}

  /** A value for each row, by its place in the call. */
  record Each(IntFunction<Field<?>> value) implements Wish {}

  /** The value that PostgreSQL gives by itself. */
  record Default() implements Wish {}
}
