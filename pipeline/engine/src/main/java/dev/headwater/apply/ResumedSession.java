package dev.headwater.apply;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;

/**
 * The settings that migrations made in their session: {@code SET} outlives a migration where all
 * are applied in one session. Flyway's other sessions, such as the session of {@code afterMigrate},
 * never had them.
 */
final class ResumedSession {

  private ResumedSession() {}

  static void begin(Connection session, Map<String, String> settings) throws SQLException {
    if (settings.isEmpty()) {
      return;
    }
    try (PreparedStatement query =
        session.prepareStatement("select pg_catalog.set_config(?, ?, false)")) {
      for (Map.Entry<String, String> setting : settings.entrySet()) {
        query.setString(1, setting.getKey());
        query.setString(2, setting.getValue());
        query.execute();
      }
    }
  }
}
