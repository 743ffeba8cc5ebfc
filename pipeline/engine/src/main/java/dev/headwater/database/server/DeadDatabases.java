package dev.headwater.database.server;

import dev.headwater.database.DatabaseListener;
import dev.headwater.database.server.ThrowawayName.Change;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * Throwaway databases whose run was killed. Dead is one that has our name and our mark, belongs to
 * us, is some minutes old by the server's clock, and has no session: each run keeps one in its
 * database, but while it is copied, and then it is locked. It is dropped without force, so that a
 * session that comes meanwhile saves it. A draft is dead when it is some minutes old.
 */
record DeadDatabases(AdminSession admin) {

  /** A run needs a moment until its first session. */
  static final Duration AGE = Duration.ofMinutes(5);

  /** It is gone meanwhile, or somebody is in it. */
  static final Set<String> NOT_OURS_ANY_MORE = Set.of("3D000", "55006");

  void drop(DatabaseListener listener) throws SQLException {
    Instant before = admin.now().minus(AGE);
    for (OwnDatabase one : OwnDatabase.like(ThrowawayName.PATTERN, admin)) {
      boolean dead =
          DatabaseMark.parse(one.comment())
              .filter(mark -> !mark.kept() && mark.created().isBefore(before))
              .isPresent();
      if (dead && !one.used()) {
        drop(one.name(), new ThrowawayName(one.name()).dropIdle(), listener);
      }
    }
    for (OwnDatabase one : OwnDatabase.like(DraftName.PATTERN, admin)) {
      DraftName draft = new DraftName(one.name());
      if (draft.created().isBefore(before) && !one.used()) {
        drop(one.name(), draft.drop(), listener);
      }
    }
  }

  private void drop(String name, Change drop, DatabaseListener listener) {
    try {
      admin.run(drop);
      listener.preparing("dropped " + name + ", which a killed run left behind");
    } catch (SQLException e) {
      if (!NOT_OURS_ANY_MORE.contains(e.getSQLState())) {
        listener.warned(
            "cannot drop " + name + ", which a killed run left behind: " + ServerProblem.words(e));
      }
    }
  }
}
