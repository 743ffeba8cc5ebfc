package dev.headwater.database.container;

import dev.headwater.database.CannotServeException;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.spi.ToolFailure;
import java.util.Optional;

/** What the container tool refuses, as the user reads it. */
final class ToolProblem {

  private ToolProblem() {}

  /** For the user to mend. */
  static ProblemException here(ToolFailure e) {
    ProblemException problem = new ProblemException(diagnostic(e));
    problem.initCause(e);
    return problem;
  }

  /** Another provider can perhaps serve. */
  static CannotServeException elsewhere(ToolFailure e) {
    CannotServeException problem = new CannotServeException(diagnostic(e));
    problem.initCause(e);
    return problem;
  }

  private static Problem diagnostic(ToolFailure e) {
    return new Problem(e.code(), Optional.empty(), e.reason(), e.details(), Optional.empty());
  }
}
