package dev.headwater.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The statements by which one database begins with what is in another. */
public final class CopyStatements {

  /** {@code CREATE DATABASE} takes over none of them. */
  private static final String SETTINGS =
      """
      select pg_catalog.split_part(entry, '=', 1),
        pg_catalog.substr(entry, pg_catalog.strpos(entry, '=') + 1),
        coalesce('role ' || pg_catalog.quote_ident(r.rolname) || ' in database ', 'database ')
      from pg_catalog.pg_db_role_setting s
      join pg_catalog.pg_database d on d.oid = s.setdatabase
      left join pg_catalog.pg_roles r on r.oid = s.setrole
      cross join pg_catalog.unnest(s.setconfig) as entry
      where d.datname = ?""";

  private record Setting(String name, String value, String owner) {}

  private CopyStatements() {}

  /**
   * Gives a database the settings of another: {@code ALTER DATABASE … SET}. Each one is made in
   * this session and taken over from it, so that the server itself reads lists such as {@code
   * search_path}.
   *
   * @param admin connected to neither
   */
  public static void settings(Connection admin, String from, String to) throws SQLException {
    List<Setting> settings = new ArrayList<>();
    try (PreparedStatement query = admin.prepareStatement(SETTINGS)) {
      query.setString(1, from);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          settings.add(new Setting(row.getString(1), row.getString(2), row.getString(3)));
        }
      }
    }
    admin.setAutoCommit(false);
    try (PreparedStatement set =
            admin.prepareStatement("select pg_catalog.set_config(?, ?, true)");
        Statement alter = admin.createStatement()) {
      for (Setting setting : settings) {
        set.setString(1, setting.name());
        set.setString(2, setting.value());
        set.execute();
        alter.execute(
            "alter "
                + setting.owner()
                + quoted(to)
                + " set "
                + quoted(setting.name()).replace(".", "\".\"")
                + " from current");
      }
    }
    admin.commit();
    admin.setAutoCommit(true);
  }

  /** A name in double quotes. */
  static String quoted(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }
}
