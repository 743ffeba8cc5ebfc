package dev.headwater.database;

import dev.headwater.problem.Problem;

/**
 * A provider cannot serve the request on this machine; another one perhaps can. Whatever else goes
 * wrong would go wrong with every provider, or is for the user to mend.
 */
public final class CannotServeException extends dev.headwater.problem.ProblemException {

  private static final long serialVersionUID = 1L;

  public CannotServeException(Problem... diagnostics) {
    super(diagnostics);
  }
}
