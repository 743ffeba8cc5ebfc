package dev.headwater.apply;

import java.sql.SQLException;
import java.util.Iterator;

/** The database did not begin in a state from which the migrations go on as they would have. */
final class UnfitStateException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Lost session state, such as {@code currval}; damaged data; a missing file. */
  private static final String STATES = "55000|XX...|58...";

  UnfitStateException() {
    super("unfit state", null, false, false);
  }

  /** Whether the same migration may well succeed on a database that began with nothing. */
  static boolean mayBeBehind(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof UnfitStateException) {
        return true;
      }
      if (t instanceof SQLException e) {
        for (Iterator<Throwable> all = e.iterator(); all.hasNext(); ) {
          if (all.next() instanceof SQLException one
              && String.valueOf(one.getSQLState()).matches(STATES)) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
