package dev.headwater.command.bundle;

import dev.headwater.command.drift.DriftOutcome.Drifted;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;

/** A database is not what its migrations make, so nothing was changed there. */
public final class DriftedException extends ProblemException {

  private static final long serialVersionUID = 1L;

  private final transient Drifted drifted;

  DriftedException(Drifted drifted) {
    super(
        Problem.of(
            "drifted",
            drifted.compared().database()
                + " is not what its migrations make, so nothing was changed there"));
    this.drifted = drifted;
  }

  /** The differences. */
  public Drifted drifted() {
    return drifted;
  }
}
