package dev.headwater.junit;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * A database that the engine made.
 *
 * @param told by the engine, in types of the JDK
 */
record OpenDatabase(Map<String, Object> told, WatchedDataSource dataSource)
    implements TestDatabase {

  /** The databases of the classes whose tests run now. */
  static final Map<Class<?>, OpenDatabase> OF_CLASSES = new ConcurrentHashMap<>();

  static OpenDatabase of(Map<String, Object> told) {
    return new OpenDatabase(
        told, new WatchedDataSource((DataSource) Objects.requireNonNull(told.get("dataSource"))));
  }

  @Override
  public String jdbcUrl() {
    return (String) value("url");
  }

  @Override
  public String username() {
    return (String) value("username");
  }

  @Override
  public String password() {
    return (String) value("password");
  }

  /** Brings the rows of the migrations back; the first call remembers them. */
  void clean() {
    ((Runnable) value("clean")).run();
  }

  /** Lets it stay, with its server. */
  String keep() {
    return String.valueOf(((Supplier<?>) value("keep")).get());
  }

  /** Drops it, and says which connections are open still. */
  void end(String test) throws Exception {
    dataSource.tellOpen(test);
    ((AutoCloseable) value("close")).close();
  }

  private Object value(String key) {
    return Objects.requireNonNull(told.get(key), key);
  }
}
