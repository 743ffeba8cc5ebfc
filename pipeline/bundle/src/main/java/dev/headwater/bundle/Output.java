package dev.headwater.bundle;

import dev.headwater.codegen.GenerateListener;
import dev.headwater.problem.Problem;
import java.util.List;
import java.util.Map;

/** Where a command says what it does. */
interface Output extends GenerateListener {

  /** A sentence. */
  void info(String text);

  /** A text that the user asked for. */
  void document(String text);

  /** The reason why a command does not do what it was asked for. */
  void problem(Problem problem);

  /** The end of a command, for programs. */
  void outcome(Map<String, Object> fields);

  default void info(List<String> lines) {
    lines.forEach(this::info);
  }
}
