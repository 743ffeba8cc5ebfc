package dev.headwater.junit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;

/** The values that tests take as parameters. */
final class Injection {

  private static final String JOOQ = "org.jooq.DSLContext";

  private final OpenDatabase database;
  private final Class<?> test;
  private final Queue<Connection> connections = new ConcurrentLinkedQueue<>();

  Injection(OpenDatabase database, Class<?> test) {
    this.database = database;
    this.test = test;
  }

  OpenDatabase database() {
    return database;
  }

  static boolean isKnown(Class<?> type) {
    return type == DataSource.class
        || type == Connection.class
        || type == TestDatabase.class
        || type.getName().equals(JOOQ);
  }

  Object of(Class<?> type) {
    if (type == DataSource.class) {
      return database.dataSource();
    }
    if (type == TestDatabase.class) {
      return database;
    }
    return type == Connection.class ? connection() : jooq();
  }

  private Connection connection() {
    try {
      Connection connection = database.dataSource().getConnection();
      connections.add(connection);
      return connection;
    } catch (SQLException e) {
      throw new IllegalStateException("cannot connect to the database of the test", e);
    }
  }

  /** The project's jOOQ, which this module must not bring along. */
  private Object jooq() {
    try {
      ClassLoader loader = test.getClassLoader();
      Class<?> dialect = Class.forName("org.jooq.SQLDialect", true, loader);
      return Class.forName("org.jooq.impl.DSL", true, loader)
          .getMethod("using", DataSource.class, dialect)
          .invoke(null, database.dataSource(), dialect.getField("POSTGRES").get(null));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot use jOOQ on the test class path", e);
    }
  }

  /** Closes the connections that were handed out. */
  void close() throws SQLException {
    for (Connection connection : connections) {
      connection.close();
    }
  }
}
