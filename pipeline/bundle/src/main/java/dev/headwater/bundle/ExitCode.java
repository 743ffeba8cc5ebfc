package dev.headwater.bundle;

/** How a command ended, for scripts. */
enum ExitCode {
  /** It did what it was asked for, or there was nothing to do. */
  DONE(0),
  /** Something failed on the way. */
  FAILED(1),
  /** It refused, and changed nothing. */
  REFUSED(2),
  /** Migrations are to come, and the user asked to be told. */
  PENDING(3);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }
}
