package dev.headwater.bundle;

import dev.headwater.codegen.GenerateListener;
import dev.headwater.command.bundle.TargetOutcome;
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

  /** A headline, and a table below it. */
  default void table(List<String> lines) {
    info(lines);
  }

  /** The same for one of several databases. */
  Output ofTarget(String service);

  /** The end of a command on several databases. */
  void targets(String command, List<TargetOutcome> outcomes);

  /** The end of a command, for programs. */
  void outcome(Map<String, Object> fields);

  default void info(List<String> lines) {
    lines.forEach(this::info);
  }
}
