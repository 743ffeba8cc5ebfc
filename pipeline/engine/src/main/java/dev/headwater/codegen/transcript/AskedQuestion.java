package dev.headwater.codegen.transcript;

import dev.headwater.codegen.transcript.Question.Kind;
import java.util.List;

/**
 * A question as it is put to one database, with the OIDs of that database.
 *
 * @param text SQL, or the name of a method
 */
record AskedQuestion(Kind kind, String text, List<Argument> arguments) {

  AskedQuestion {
    arguments = List.copyOf(arguments);
  }
}
