package dev.headwater.apply;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The tables of a database that store rows: partitions too, but none of PostgreSQL or of an
 * extension.
 */
public final class StoredTables {

  private static final String ALL =
      """
      select pg_catalog.format('%I.%I', n.nspname, c.relname)
      from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
        and not exists (select from pg_catalog.pg_depend d
                        where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
                          and d.objid = c.oid and d.deptype = 'e')
      order by 1""";

  private StoredTables() {}

  /** Their names as SQL writes them, sorted. */
  public static List<String> in(Connection connection) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(ALL)) {
      while (row.next()) {
        tables.add(row.getString(1));
      }
    }
    return tables;
  }
}
