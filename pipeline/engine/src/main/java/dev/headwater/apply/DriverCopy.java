package dev.headwater.apply;

import java.io.Reader;
import java.io.StringReader;
import java.lang.reflect.InvocationTargetException;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Copies data through the driver's own interface: JDBC has none. The driver lives in another
 * loader, so its methods are called by name.
 */
final class DriverCopy {

  private DriverCopy() {}

  /**
   * Sends a {@code COPY … FROM stdin} with its data.
   *
   * @throws SQLException when the server refuses either
   */
  static void in(Connection connection, String sql, String data) throws SQLException {
    ClassLoader driver = connection.getMetaData().getClass().getClassLoader();
    try {
      Class<?> type = Class.forName("org.postgresql.PGConnection", true, driver);
      Object copies = type.getMethod("getCopyAPI").invoke(connection.unwrap(type));
      copies
          .getClass()
          .getMethod("copyIn", String.class, Reader.class)
          .invoke(copies, sql, new StringReader(data));
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof SQLException refused) {
        throw refused;
      }
      throw new IllegalStateException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("not a PostgreSQL driver", e);
    }
  }
}
