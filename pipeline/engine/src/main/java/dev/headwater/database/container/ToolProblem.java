package dev.headwater.database.container;

import dev.headwater.Diagnostic;
import dev.headwater.PipelineException;
import dev.headwater.database.CannotServeException;
import dev.headwater.spi.ToolFailure;
import java.util.Optional;

/** What the container tool refuses, as the user reads it. */
final class ToolProblem {

  private ToolProblem() {}

  /** For the user to mend. */
  static PipelineException here(ToolFailure e) {
    PipelineException problem = new PipelineException(diagnostic(e));
    problem.initCause(e);
    return problem;
  }

  /** Another provider can perhaps serve. */
  static CannotServeException elsewhere(ToolFailure e) {
    CannotServeException problem = new CannotServeException(diagnostic(e));
    problem.initCause(e);
    return problem;
  }

  private static Diagnostic diagnostic(ToolFailure e) {
    return new Diagnostic(e.code(), Optional.empty(), e.reason(), e.details(), Optional.empty());
  }
}
