package dev.headwater.bundle;

import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import java.util.List;
import java.util.Set;

/** Tells apart what a command refuses and what fails it. */
final class Refusal {

  /** Without the right to read the history, and behind a pooler that shares sessions. */
  private static final Set<String> OF_COMMANDS = Set.of("42501", "server-pooler");

  private Refusal() {}

  /** A server that does not answer, or says an error, is no decision of a command. */
  static ExitCode of(ProblemException e) {
    return of(e.problems());
  }

  /** The same of problems that were not thrown. */
  static ExitCode of(List<Problem> problems) {
    String code = problems.get(0).code();
    boolean isOfServer = code.startsWith("server") || code.matches("[0-9A-Z]{5}");
    return isOfServer && !OF_COMMANDS.contains(code) ? ExitCode.FAILED : ExitCode.REFUSED;
  }
}
