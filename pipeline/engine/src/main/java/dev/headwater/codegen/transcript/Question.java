package dev.headwater.codegen.transcript;

import java.io.Serializable;
import java.util.List;

/**
 * One question and its answer.
 *
 * @param kind what {@code text} is
 * @param text SQL, or the name of a method
 * @param rows how many rows were read
 * @param ended whether the reader saw that there were no more
 * @param answer hash of these rows
 */
record Question(
    Kind kind, String text, List<Argument> arguments, int rows, boolean ended, String answer)
    implements Serializable {

  Question {
    arguments = List.copyOf(arguments);
  }

  enum Kind {
    SQL,
    METADATA
  }
}
