package dev.headwater.database.server;

import dev.headwater.database.FixedSettings;
import dev.headwater.database.client.DriverMessage;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The settings of a throwaway database.
 *
 * @param users as the user wrote them, which win
 */
record DatabaseSettings(ThrowawayName name, Map<String, String> users) {

  /** Names of what {@code ALTER ROLE … SET} gives to the user who logs in. */
  private static final String OF_USER =
      """
      select lower(split_part(entry, '=', 1))
      from pg_catalog.pg_db_role_setting s
      join pg_catalog.pg_roles r on r.oid = s.setrole
      cross join unnest(s.setconfig) as entry
      where s.setdatabase = 0 and r.rolname = session_user""";

  /**
   * Each setting is made in this session and taken over from it: so the server itself reads lists
   * such as {@code search_path}, and refuses what cannot be set.
   */
  void apply(AdminSession admin, ServerFacts facts) throws SQLException {
    Connection connection = admin.connection();
    Map<String, String> settings = FixedSettings.ofDatabase(facts.major(), users);
    if (facts.noticesLostClients()) {
      // Else the last statement of a killed run goes on, and its session keeps the database alive.
      settings.putIfAbsent("client_connection_check_interval", "5s");
    }
    Set<String> ofUser = ofUser(connection);
    ofUser.retainAll(settings.keySet());
    connection.setAutoCommit(false);
    try (PreparedStatement set =
        connection.prepareStatement("select pg_catalog.set_config(?, ?, true)")) {
      for (Map.Entry<String, String> setting : settings.entrySet()) {
        set.setString(1, setting.getKey());
        set.setString(2, setting.getValue());
        try {
          set.execute();
          admin.run(name.setFromCurrent(setting.getKey()));
        } catch (SQLException e) {
          throw refused(setting.getKey(), e);
        }
      }
    }
    if (!ofUser.isEmpty()) {
      // A user who became another role at login may alter their settings only under their own role.
      try (Statement statement = connection.createStatement()) {
        statement.execute("set local role none");
      }
    }
    for (String setting : ofUser) {
      admin.run(name.setForUserFromCurrent(setting));
    }
    connection.commit();
    connection.setAutoCommit(true);
  }

  private static Set<String> ofUser(Connection connection) throws SQLException {
    Set<String> names = new TreeSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(OF_USER)) {
      while (row.next()) {
        names.add(row.getString(1));
      }
    }
    return names;
  }

  private SQLException refused(String setting, SQLException e) {
    String written =
        users.keySet().stream().filter(setting::equalsIgnoreCase).findFirst().orElse("");
    if (written.isEmpty()) {
      return e;
    }
    throw new ProblemException(
        Problem.of(
                "server-setting",
                "the setting " + written + " cannot be given to one database of a server")
            .withDetail("PostgreSQL", DriverMessage.words(e))
            .withFix(
                "leave <"
                    + written
                    + "> out of <serverSettings>, or take a provider with a server of its own:"
                    + " <provider>embedded</provider>"));
  }
}
