package dev.headwater.apply;

/** Stops the tool between two migrations, so that a state can be kept while no session is open. */
final class PauseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PauseException() {
    super("a pause between two migrations", null, false, false);
  }

  /** Whether this is what the tool was stopped by; it wraps what it does not know. */
  static boolean isIn(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof PauseException) {
        return true;
      }
    }
    return false;
  }
}
