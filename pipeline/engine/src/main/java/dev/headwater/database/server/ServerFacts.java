package dev.headwater.database.server;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A server's answers about itself and the user who logged in.
 *
 * @param version such as {@code 15.14}
 * @param user whose rights count; not the user who logged in, where a setting of that user changes
 *     the role
 * @param session the server's process for this connection
 * @param noticesLostClients whether it can end a statement whose client is gone
 */
record ServerFacts(
    String version,
    String user,
    boolean mayCreateDatabases,
    int session,
    boolean noticesLostClients) {

  private static final String QUERY =
      """
      select pg_catalog.current_setting('server_version') as version, current_user as name,
             r.rolsuper or r.rolcreatedb as may_create,
             pg_catalog.pg_backend_pid() as session,
             pg_catalog.version() ~ 'linux'
               and pg_catalog.current_setting('server_version_num')::int >= 140000 as notices
      from pg_catalog.pg_roles r where r.rolname = current_user""";

  static ServerFacts ask(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(QUERY)) {
      row.next();
      return new ServerFacts(
          row.getString("version").replaceAll(" .*", ""),
          row.getString("name"),
          row.getBoolean("may_create"),
          row.getInt("session"),
          row.getBoolean("notices"));
    }
  }

  int major() {
    return Integer.parseInt(version.replaceAll("\\D.*", ""));
  }
}
