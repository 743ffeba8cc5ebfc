package dev.headwater.apply;

import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.lang.reflect.InvocationTargetException;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Copies data through the driver's own interface: JDBC has none. The driver lives in another
 * loader, so its methods are called by name.
 */
public final class DriverCopy {

  private DriverCopy() {}

  /**
   * Sends a {@code COPY … FROM stdin} with its data.
   *
   * @throws SQLException when the server refuses either
   */
  public static void in(Connection connection, String sql, String data) throws SQLException {
    call(
        connection,
        copies ->
            copies
                .getClass()
                .getMethod("copyIn", String.class, Reader.class)
                .invoke(copies, sql, new StringReader(data)));
  }

  /**
   * The data of a {@code COPY … TO stdout}.
   *
   * @throws SQLException when the server refuses it
   */
  public static String out(Connection connection, String sql) throws SQLException {
    StringWriter data = new StringWriter();
    call(
        connection,
        copies ->
            copies
                .getClass()
                .getMethod("copyOut", String.class, Writer.class)
                .invoke(copies, sql, data));
    return data.toString();
  }

  /** A method of the driver's own interface. */
  private interface Call {
    void on(Object copies) throws ReflectiveOperationException;
  }

  private static void call(Connection connection, Call method) throws SQLException {
    ClassLoader driver = connection.getMetaData().getClass().getClassLoader();
    try {
      Class<?> type = Class.forName("org.postgresql.PGConnection", true, driver);
      method.on(type.getMethod("getCopyAPI").invoke(connection.unwrap(type)));
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
