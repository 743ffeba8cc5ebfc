package dev.headwater.database.server;

import dev.headwater.database.DatabaseListener;
import dev.headwater.database.client.DriverMessage;
import dev.headwater.database.server.OwnDatabase.State;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Throwaway databases whose run was killed. A database is dead when it has a throwaway name and
 * Headwater's mark, belongs to this login, is some minutes old by the server's clock, and has no
 * session: each run keeps a session in its database, or one elsewhere with the name of the
 * database. It is dropped without force, so that a session that comes meanwhile saves it. A
 * database whose run was killed before it was marked does not allow connections yet.
 */
record DeadDatabases(AdminSession admin) {

  /** A run needs a moment until its first session. */
  private static final Duration AGE = Duration.ofMinutes(5);

  /** The database is gone meanwhile, or has a session. */
  private static final Set<String> NOT_OURS_ANY_MORE = Set.of("3D000", "55006");

  void drop(DatabaseListener listener) throws SQLException {
    Instant before = admin.now().minus(AGE);
    for (OwnDatabase one : OwnDatabase.all(admin)) {
      if (created(one).filter(time -> time.isBefore(before)).isPresent()) {
        drop(new ThrowawayName(one.name()), listener);
      }
    }
  }

  /** Empty for a database that must stay. */
  private static Optional<Instant> created(OwnDatabase one) {
    if (one.state() == State.USED) {
      return Optional.empty();
    }
    return one.state() == State.CLOSED && one.comment().isEmpty()
        ? Optional.of(new ThrowawayName(one.name()).created())
        : DatabaseMark.parse(one.comment()).filter(mark -> !mark.kept()).map(DatabaseMark::created);
  }

  private void drop(ThrowawayName dead, DatabaseListener listener) {
    String name = dead.name();
    try {
      admin.run(dead.dropIdle());
      listener.preparing("dropped " + name + ", which a killed run left behind");
    } catch (SQLException e) {
      if (!NOT_OURS_ANY_MORE.contains(e.getSQLState())) {
        listener.warned(
            "cannot drop " + name + ", which a killed run left behind: " + DriverMessage.words(e));
      }
    }
  }
}
