package dev.headwater.migrate;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Sessions with the settings that the migrations before them made: {@code SET} outlives a migration
 * where all are applied in one session.
 */
record ResumedSession(DataSource real, Map<String, String> settings) {

  DataSource dataSource() {
    if (settings.isEmpty()) {
      return real;
    }
    return (DataSource)
        Proxy.newProxyInstance(
            ResumedSession.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              try {
                Object result = method.invoke(real, arguments);
                if (result instanceof Connection connection) {
                  begin(connection);
                }
                return result;
              } catch (InvocationTargetException e) {
                throw e.getTargetException();
              }
            });
  }

  private void begin(Connection connection) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("select pg_catalog.set_config(?, ?, false)")) {
      for (Map.Entry<String, String> setting : settings.entrySet()) {
        query.setString(1, setting.getKey());
        query.setString(2, setting.getValue());
        query.execute();
      }
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }
}
