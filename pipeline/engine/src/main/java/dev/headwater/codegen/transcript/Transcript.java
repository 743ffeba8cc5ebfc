package dev.headwater.codegen.transcript;

import java.io.Serializable;
import java.util.List;

/** The questions that jOOQ asked a database, in order, with the answers. */
public record Transcript(List<Question> questions) implements Serializable {

  public Transcript {
    questions = List.copyOf(questions);
  }
}
