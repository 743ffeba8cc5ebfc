package dev.headwater.database;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Connections from a driver that {@link java.sql.DriverManager} cannot see. */
public record DriverDataSource(Driver driver, String url, Properties properties)
    implements DataSource {

  /** PostgreSQL's driver from the given loader, for one user. */
  public static DriverDataSource postgres(
      ClassLoader loader, String url, String username, String password) {
    Properties properties = new Properties();
    properties.setProperty("user", username);
    properties.setProperty("password", password);
    properties.setProperty("connectTimeout", "10");
    properties.setProperty("ApplicationName", "headwater");
    return new DriverDataSource(driver(loader), url, properties);
  }

  /** One at a time: registering and deregistering are not atomic in the driver. */
  private static synchronized Driver driver(ClassLoader loader) {
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

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = driver.connect(url, properties);
    if (connection == null) {
      throw new SQLException("the driver does not accept " + url);
    }
    return connection;
  }

  @Override
  public Connection getConnection(String username, String password) throws SQLException {
    return postgres(driver.getClass().getClassLoader(), url, username, password).getConnection();
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
}
