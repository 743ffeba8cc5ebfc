package dev.headwater.catalogue;

import dev.headwater.catalogue.Question.Kind;
import java.util.List;

/**
 * A question as it is put to one database, with the OIDs of that database.
 *
 * @param text SQL, or the name of a method
 */
record Asked(Kind kind, String text, List<Argument> arguments) {

  Asked {
    arguments = List.copyOf(arguments);
  }
}
