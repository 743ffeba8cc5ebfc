package dev.headwater.database.cluster;

import dev.headwater.database.DatabaseChoice.Kind;
import dev.headwater.database.DatabaseListener;
import dev.headwater.database.DatabaseOrder;
import dev.headwater.database.ThrowawayDatabase;
import dev.headwater.io.DiskProblem;
import java.io.IOException;

/**
 * A database on Headwater's own server.
 *
 * @param driver a loader that sees PostgreSQL's JDBC driver
 */
record OwnServer(Kind kind, ClassLoader driver) {

  /** PostgreSQL's programs for a run. */
  interface Programs {

    /** Finds them. */
    Installation in(Workplace workplace) throws IOException;

    /** Makes them anew if they are damaged; returns whether they were. */
    default boolean areMended(Workplace workplace) throws IOException {
      return false;
    }
  }

  ThrowawayDatabase open(DatabaseOrder order, Programs programs, DatabaseListener listener) {
    try {
      Workplace workplace = Workplace.take(order.request(), listener);
      try {
        Installation postgres = programs.in(workplace);
        return new OwnOpening(this, order, workplace, postgres, listener).open(programs);
      } catch (IOException | RuntimeException | Error e) {
        workplace.folder().delete();
        throw e;
      }
    } catch (IOException e) {
      throw DiskProblem.of(e, order.request().folders());
    }
  }
}
