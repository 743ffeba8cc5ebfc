package dev.headwater.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** The schemas of a database without PostgreSQL's own, in the order of their names. */
public final class Schemas {

  /** Holds for the schemas that are not PostgreSQL's own. */
  static final String USERS = "n.nspname !~ '^pg_' and n.nspname <> 'information_schema'";

  private static final String ALL =
      "select n.nspname from pg_catalog.pg_namespace n where "
          + USERS
          + " order by n.nspname collate \"C\"";

  private static final String FILLED =
      """
      select n.nspname from pg_catalog.pg_namespace n
      where %s
        and (exists (select from pg_catalog.pg_class c
                     where c.relnamespace = n.oid and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
                       and c.relname <> ? and not %s)
          or exists (select from pg_catalog.pg_proc p
                     where p.pronamespace = n.oid and not %s)
          or exists (select from pg_catalog.pg_type t
                     left join pg_catalog.pg_class c on c.oid = t.typrelid
                     where t.typnamespace = n.oid
                       and (t.typtype in ('e', 'd') or c.relkind = 'c') and not %s))
      order by n.nspname collate "C\""""
          .formatted(
              USERS,
              ExtensionMember.condition("pg_class", "c.oid"),
              ExtensionMember.condition("pg_proc", "p.oid"),
              ExtensionMember.condition("pg_type", "t.oid"));

  private Schemas() {}

  public static List<String> all(Connection connection) throws SQLException {
    return Rows.of(connection, ALL, row -> row.getString(1));
  }

  /**
   * The schemas that hold a table, view, sequence, routine or type that no extension made.
   *
   * @param historyTable the name of Flyway's history table, which does not count
   */
  public static List<String> filled(Connection connection, String historyTable)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(FILLED)) {
      query.setString(1, historyTable);
      return Rows.of(query, row -> row.getString(1));
    }
  }
}
