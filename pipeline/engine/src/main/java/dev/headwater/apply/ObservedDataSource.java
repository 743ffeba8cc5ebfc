package dev.headwater.apply;

import dev.headwater.database.JdbcProxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Writes down each statement before it is sent. So the exact text that failed is known, whatever
 * Flyway version runs, and for callbacks and Java migrations, too.
 */
final class ObservedDataSource {

  private ObservedDataSource() {}

  static DataSource of(DataSource real, StatementLog log) {
    return JdbcProxy.of(
        DataSource.class,
        real,
        (method, arguments) -> {
          Object result = JdbcProxy.invoke(method, real, arguments);
          return result instanceof Connection connection ? connection(connection, log) : result;
        });
  }

  private static Connection connection(Connection real, StatementLog log) {
    return JdbcProxy.of(
        Connection.class,
        real,
        (method, arguments) -> {
          Object result = JdbcProxy.invoke(method, real, arguments);
          String sql = arguments.length > 0 && arguments[0] instanceof String s ? s : "";
          if (result instanceof CallableStatement call) {
            return statement(CallableStatement.class, call, new Sent(sql, log));
          }
          if (result instanceof PreparedStatement prepared) {
            return statement(PreparedStatement.class, prepared, new Sent(sql, log));
          }
          return result instanceof Statement plain
              ? statement(Statement.class, plain, new Sent(sql, log))
              : result;
        });
  }

  private static <T extends Statement> T statement(Class<T> type, T real, Sent sent) {
    return JdbcProxy.of(
        type,
        real,
        (method, arguments) -> {
          boolean given = arguments.length > 0 && arguments[0] instanceof String;
          boolean batched = given && method.getName().equals("addBatch");
          if (!batched && !method.getName().startsWith("execute")) {
            return JdbcProxy.invoke(method, real, arguments);
          }
          try {
            sent.log().sent(given ? (String) arguments[0] : sent.prepared());
            return JdbcProxy.invoke(method, real, arguments);
          } catch (SQLException e) {
            sent.log().failed(e);
            throw e;
          } finally {
            sent.log().done();
          }
        });
  }

  private record Sent(String prepared, StatementLog log) {}
}
