package dev.headwater.database.server;

import dev.headwater.PipelineListener;
import dev.headwater.database.server.ThrowawayName.Change;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Throwaway databases whose run was killed. Dead is one that has our name and our mark, belongs to
 * us, is some minutes old by the server's clock, and has no session: each run keeps one in its
 * database, but while it is copied, and then it is locked. It is dropped without force, so that a
 * session that comes meanwhile saves it. A draft is dead when it is some minutes old.
 */
record DeadDatabases(AdminSession admin) {

  /** A run needs a moment until its first session. */
  private static final Duration AGE = Duration.ofMinutes(5);

  /** It is gone meanwhile, or somebody is in it. */
  static final Set<String> NOT_OURS_ANY_MORE = Set.of("3D000", "55006");

  private static final String IDLE =
      """
      select d.datname, c.description
      from pg_catalog.pg_database d
      join pg_catalog.pg_roles r on r.oid = d.datdba and r.rolname = current_user
      join pg_catalog.pg_shdescription c
        on c.objoid = d.oid and c.classoid = 'pg_catalog.pg_database'::regclass
      where d.datname ~ '%s'
        and not exists (select from pg_catalog.pg_stat_activity a
                        where a.datid = d.oid and a.backend_type <> 'autovacuum worker')
        and not exists (select from pg_catalog.pg_locks l
                        where l.locktype = 'object' and l.objid = d.oid
                          and l.classid = 'pg_catalog.pg_database'::regclass)
      order by d.datname"""
          .formatted(ThrowawayName.PATTERN);

  private static final String DRAFTS =
      """
      select d.datname
      from pg_catalog.pg_database d
      join pg_catalog.pg_roles r on r.oid = d.datdba and r.rolname = current_user
      where d.datname ~ '%s' order by d.datname"""
          .formatted(DraftName.PATTERN);

  void drop(PipelineListener listener) throws SQLException {
    Instant before = admin.now().minus(AGE);
    for (ThrowawayName name : dead(before)) {
      drop(name.name(), name.dropIdle(), listener);
    }
    for (DraftName name : drafts()) {
      if (name.created().isBefore(before)) {
        drop(name.name(), name.drop(), listener);
      }
    }
  }

  private void drop(String name, Change drop, PipelineListener listener) {
    try {
      admin.run(drop);
      listener.preparing("dropped " + name + ", which a killed run left behind");
    } catch (SQLException e) {
      if (!NOT_OURS_ANY_MORE.contains(e.getSQLState())) {
        listener.warned(
            "cannot drop " + name + ", which a killed run left behind: " + ServerTrouble.words(e));
      }
    }
  }

  private List<DraftName> drafts() throws SQLException {
    List<DraftName> names = new ArrayList<>();
    try (Statement statement = admin.connection().createStatement();
        ResultSet row = statement.executeQuery(DRAFTS)) {
      while (row.next()) {
        names.add(new DraftName(row.getString(1)));
      }
    }
    return names;
  }

  private List<ThrowawayName> dead(Instant before) throws SQLException {
    List<ThrowawayName> names = new ArrayList<>();
    try (Statement statement = admin.connection().createStatement();
        ResultSet row = statement.executeQuery(IDLE)) {
      while (row.next()) {
        boolean dead =
            Mark.parse(row.getString("description"))
                .filter(mark -> !mark.kept() && mark.created().isBefore(before))
                .isPresent();
        if (dead) {
          names.add(new ThrowawayName(row.getString("datname")));
        }
      }
    }
    return names;
  }
}
