package dev.headwater.database;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Connections from a driver that {@link java.sql.DriverManager} cannot see.
 *
 * @param session where each connection must arrive, and how it begins
 */
public record DriverDataSource(Driver driver, String url, Properties properties, Session session)
    implements DataSource {

  /** PostgreSQL's driver from the given loader. */
  public static DriverDataSource postgres(ClassLoader loader, Address address, Session session) {
    Properties properties = new Properties();
    properties.setProperty("user", address.username());
    properties.setProperty("password", address.password());
    properties.setProperty("connectTimeout", "10");
    properties.setProperty("ApplicationName", "headwater");
    return new DriverDataSource(driver(loader), address.url(), properties, session);
  }

  /** The same with more of the driver's properties. */
  public DriverDataSource with(Map<String, String> more) {
    Properties all = new Properties();
    all.putAll(properties);
    all.putAll(more);
    return new DriverDataSource(driver, url, all, session);
  }

  /** The same to another database of the server. */
  public DriverDataSource to(String database) {
    return new DriverDataSource(
        driver,
        url.replaceFirst("(//[^/?]*/)[^?]*", "$1" + Matcher.quoteReplacement(database)),
        properties,
        new Session(database, session.timeZone()));
  }

  /**
   * PostgreSQL's driver from the given loader. One at a time: registering and deregistering are not
   * atomic in the driver.
   */
  public static synchronized Driver driver(ClassLoader loader) {
    try {
      Class<?> type = Class.forName("org.postgresql.Driver", true, loader);
      Driver driver = (Driver) type.getConstructor().newInstance();
      // The driver registers itself for the whole JVM; its loader could then never be collected.
      if (Boolean.TRUE.equals(type.getMethod("isRegistered").invoke(driver))) {
        type.getMethod("deregister").invoke(driver);
      }
      return driver;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("not a PostgreSQL driver", e);
    }
  }

  /**
   * Asks the server; it is ready when it has answered.
   *
   * @return such as {@code 18.6}
   */
  public String serverVersion() throws SQLException {
    try (Connection connection = getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("show server_version")) {
      row.next();
      return row.getString(1).replaceAll(" .*", "");
    }
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = driver.connect(url, properties);
    if (connection == null) {
      throw new SQLException("the driver does not accept " + url);
    }
    try {
      session.begin(connection);
      return connection;
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public Connection getConnection(String username, String password) throws SQLException {
    return with(Map.of("user", username, "password", password)).getConnection();
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(PrintWriter out) {}

  @Override
  public void setLoginTimeout(int seconds) {}

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLException("not a wrapper of " + type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }

  /** Without the password. */
  @Override
  public String toString() {
    return url;
  }

  /** Where to connect, and as whom. */
  public record Address(String url, String username, String password) {

    /** Without the password. */
    @Override
    public String toString() {
      return username + "@" + url;
    }
  }

  /**
   * How a connection begins.
   *
   * @param database the only database in which it may arrive
   * @param timeZone the driver asks for the one of this machine, whatever the server's is
   */
  public record Session(String database, String timeZone) {

    private void begin(Connection connection) throws SQLException {
      try (PreparedStatement query =
          connection.prepareStatement(
              "select current_database(), set_config('TimeZone', ?, false)")) {
        query.setString(1, timeZone);
        try (ResultSet row = query.executeQuery()) {
          row.next();
          if (!row.getString(1).equals(database)) {
            throw new SQLException(
                "asked for the database " + database + ", but got to " + row.getString(1));
          }
        }
      }
    }
  }
}
