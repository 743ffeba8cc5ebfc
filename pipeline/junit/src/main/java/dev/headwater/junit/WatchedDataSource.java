package dev.headwater.junit;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Remembers where each connection was opened, and hands it out as the driver made it. */
final class WatchedDataSource implements DataSource {

  private static final StackWalker WALKER = StackWalker.getInstance();
  private static final String OWN = WatchedDataSource.class.getPackageName() + ".";

  private final DataSource driver;
  private final List<Opened> opened = new ArrayList<>();

  private record Opened(Connection connection, String place) {}

  WatchedDataSource(DataSource driver) {
    this.driver = driver;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return watched(driver.getConnection());
  }

  @Override
  public Connection getConnection(String username, String password) throws SQLException {
    return watched(driver.getConnection(username, password));
  }

  private Connection watched(Connection connection) throws SQLException {
    synchronized (opened) {
      forgetClosed();
      opened.add(new Opened(connection, place()));
    }
    return connection;
  }

  private void forgetClosed() throws SQLException {
    for (Iterator<Opened> one = opened.iterator(); one.hasNext(); ) {
      if (one.next().connection().isClosed()) {
        one.remove();
      }
    }
  }

  /** The first caller, such as {@code com.example.OrdersTest.pays(OrdersTest.java:31)}. */
  private static String place() {
    return WALKER.walk(
        frames ->
            frames
                .filter(frame -> !frame.getClassName().startsWith(OWN))
                .findFirst()
                .map(frame -> frame.toStackTraceElement().toString())
                .orElse("an unknown place"));
  }

  /**
   * Names the places where connections were opened that are open still.
   *
   * @param test whose database ends
   */
  void tellOpen(String test) throws SQLException {
    synchronized (opened) {
      forgetClosed();
      for (Opened one : opened) {
        System.err.println(
            "headwater-junit: a connection is open at the end of "
                + test
                + "; it was opened at "
                + one.place());
      }
    }
  }

  @Override
  public @Nullable PrintWriter getLogWriter() throws SQLException {
    return driver.getLogWriter();
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
    driver.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    driver.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return driver.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return driver.getParentLogger();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return type.isInstance(driver) ? type.cast(driver) : driver.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return type.isInstance(driver) || driver.isWrapperFor(type);
  }
}
