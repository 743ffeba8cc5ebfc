package dev.headwater.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Collations whose order may have changed since indexes were built with it: the library of the
 * operating system has another version than PostgreSQL recorded. Collations that a user made are
 * left out, because their facts say it.
 */
public final class CollationVersions {

  private static final String OF_DATABASE =
      """
      select '' as name, d.datcollversion as recorded,
        pg_catalog.pg_database_collation_actual_version(d.oid) as actual
      from pg_catalog.pg_database d where d.datname = pg_catalog.current_database()
      """;

  private static final String OF_POSTGRES =
      """
      with used as (
        select a.attcollation as oid from pg_catalog.pg_attribute a where a.attrelid >= 16384
        union
        select t.typcollation from pg_catalog.pg_type t where t.oid >= 16384
        union
        select c from pg_catalog.pg_index i, pg_catalog.unnest(i.indcollation::oid[]) c
        where i.indexrelid >= 16384
      )
      select pg_catalog.quote_ident(c.collname) as name, c.collversion as recorded,
        pg_catalog.pg_collation_actual_version(c.oid) as actual
      from used u join pg_catalog.pg_collation c on c.oid = u.oid
      where c.oid < 16384 and c.collversion is not null
      order by c.collname
      """;

  private CollationVersions() {}

  /**
   * A collation with two versions.
   *
   * @param collation such as {@code "de-x-icu"}; empty for the default collation of the database
   */
  public record Mismatch(String collation, String recorded, String actual) {}

  /** Asks the database. */
  public static List<Mismatch> mismatches(Connection connection, int major) throws SQLException {
    List<Mismatch> found = new ArrayList<>();
    if (major >= 15) {
      add(connection, OF_DATABASE, found);
    }
    add(connection, OF_POSTGRES, found);
    return found;
  }

  private static void add(Connection connection, String query, List<Mismatch> found)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        String recorded = row.getString("recorded");
        String actual = row.getString("actual");
        if (recorded != null && actual != null && !recorded.equals(actual)) {
          found.add(new Mismatch(row.getString("name"), recorded, actual));
        }
      }
    }
  }
}
