package dev.headwater.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;

/** The extensions of a server. */
public final class Extensions {

  private Extensions() {}

  /** The names of all extensions that {@code CREATE EXTENSION} finds, created or not. */
  public static Set<String> offered(Connection connection) throws SQLException {
    return new TreeSet<>(
        Rows.of(
            connection,
            "select name from pg_catalog.pg_available_extensions",
            row -> row.getString(1)));
  }
}
