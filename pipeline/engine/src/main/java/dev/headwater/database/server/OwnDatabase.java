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
 * @param used whether somebody is in it, or copies it
 */
record OwnDatabase(String name, String comment, boolean used) {

  private static final String LIKE =
      """
      select d.datname, coalesce(c.description, ''),
        exists (select from pg_catalog.pg_stat_activity a
                where a.datid = d.oid and a.backend_type <> 'autovacuum worker')
        or exists (select from pg_catalog.pg_locks l
                   where l.locktype = 'object' and l.objid = d.oid
                     and l.classid = 'pg_catalog.pg_database'::regclass)
      from pg_catalog.pg_database d
      join pg_catalog.pg_roles r on r.oid = d.datdba and r.rolname = current_user
      left join pg_catalog.pg_shdescription c
        on c.objoid = d.oid and c.classoid = 'pg_catalog.pg_database'::regclass
      where d.datname ~ ?
      order by d.datname""";

  /** Those whose names have a form. */
  static List<OwnDatabase> like(String pattern, AdminSession admin) throws SQLException {
    List<OwnDatabase> all = new ArrayList<>();
    try (PreparedStatement query = admin.connection().prepareStatement(LIKE)) {
      query.setString(1, pattern);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          all.add(new OwnDatabase(row.getString(1), row.getString(2), row.getBoolean(3)));
        }
      }
    }
    return all;
  }
}
