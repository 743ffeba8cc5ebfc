package dev.headwater.codegen.transcript;

import java.io.Serializable;
import java.util.List;

/** What jOOQ asked a database, in its order, and what it was told. */
public record Transcript(List<Question> questions) implements Serializable {

  public Transcript {
    questions = List.copyOf(questions);
  }
}
