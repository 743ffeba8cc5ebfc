package dev.headwater.database.server;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A database that the user owns.
 *
 * @param comment empty when it has none
 * @param state whether it is open, and whether somebody is in it
 */
record OwnDatabase(String name, String comment, State state) {

  /** Not yet open is one that is just being made. */
  enum State {
    CLOSED,
    IDLE,
    USED
  }

  private static final String OURS =
      """
      select d.datname, coalesce(c.description, ''),
        case when exists (select from pg_catalog.pg_stat_activity a
                          where a.datid = d.oid and a.backend_type <> 'autovacuum worker'
                            or a.application_name = d.datname)
             then 'USED' when d.datallowconn then 'IDLE' else 'CLOSED' end
      from pg_catalog.pg_database d
      join pg_catalog.pg_roles r on r.oid = d.datdba and r.rolname = current_user
      left join pg_catalog.pg_shdescription c
        on c.objoid = d.oid and c.classoid = 'pg_catalog.pg_database'::regclass
      where d.datname ~ ?
      order by d.datname""";

  /** The databases with names of throwaway databases. */
  static List<OwnDatabase> all(AdminSession admin) throws SQLException {
    List<OwnDatabase> all = new ArrayList<>();
    try (PreparedStatement query = admin.connection().prepareStatement(OURS)) {
      query.setString(1, ThrowawayName.PATTERN);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          all.add(
              new OwnDatabase(row.getString(1), row.getString(2), State.valueOf(row.getString(3))));
        }
      }
    }
    return all;
  }
}
