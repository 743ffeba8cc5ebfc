package dev.headwater.bundle;

import dev.headwater.command.bundle.TargetOutcome.End;

/** How a command ended, for scripts. */
enum ExitCode {
  /** It did what it was asked for, or there was nothing to do. */
  DONE(0, End.DONE),
  /** Something failed on the way. */
  FAILED(1, End.FAILED),
  /** It refused, and changed nothing. */
  REFUSED(2, End.REFUSED),
  /** Migrations are to come, and the user asked to be told. */
  PENDING(3, End.PENDING);

  private final int number;
  private final End end;

  ExitCode(int number, End end) {
    this.number = number;
    this.end = end;
  }

  /** The same among several databases. */
  End end() {
    return end;
  }

  int number() {
    return number;
  }
}
