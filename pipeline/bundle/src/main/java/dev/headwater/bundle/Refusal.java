package dev.headwater.bundle;

import dev.headwater.problem.ProblemException;

/** Tells apart what a command refuses and what fails it. */
final class Refusal {

  private Refusal() {}

  /** A server that does not answer, or says an error, is no decision of a command. */
  static ExitCode of(ProblemException e) {
    String code = e.problems().get(0).code();
    boolean isOfServer = code.startsWith("server") || code.matches("[0-9A-Z]{5}");
    return isOfServer && !code.equals("42501") ? ExitCode.FAILED : ExitCode.REFUSED;
  }
}
