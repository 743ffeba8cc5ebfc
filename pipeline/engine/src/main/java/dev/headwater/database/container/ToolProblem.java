package dev.headwater.database.container;

import dev.headwater.database.CannotServeException;
import dev.headwater.problem.Problem;
import dev.headwater.problem.Problem.Detail;
import dev.headwater.problem.ProblemException;
import dev.headwater.spi.ToolFailure;

/** The problem when the container tool refuses. */
final class ToolProblem {

  private ToolProblem() {}

  /** For the user to mend. */
  static ProblemException here(ToolFailure e) {
    ProblemException thrown = new ProblemException(problem(e));
    thrown.initCause(e);
    return thrown;
  }

  /**
   * Another provider can perhaps serve.
   *
   * @param alone whether no other provider is tried, so that the user must choose one
   */
  static CannotServeException elsewhere(ToolFailure e, boolean alone) {
    Problem problem = problem(e);
    Problem told =
        problem
            .fix()
            .filter(fix -> alone)
            .map(
                fix ->
                    problem.withFix(
                        fix
                            + "; or take a provider that needs no Docker:"
                            + " -Dheadwater.provider=embedded"))
            .orElse(problem);
    CannotServeException thrown = new CannotServeException(told);
    thrown.initCause(e);
    return thrown;
  }

  private static Problem problem(ToolFailure e) {
    Problem problem = Problem.of(e.code(), e.reason());
    for (String line : e.details()) {
      Detail detail = Detail.of(line, "Docker");
      problem =
          detail.label().equals("fix")
              ? problem.withFix(detail.text())
              : problem.withDetail(detail.label(), detail.text());
    }
    return problem;
  }
}
