package dev.headwater.apply;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Writes down each statement before it is sent. That gives the exact text that failed, whatever
 * Flyway version runs, and for callbacks and Java migrations too. The proxies live in the loader of
 * what they stand for, because Flyway looks there for the driver's classes when it copies data.
 */
final class ObservedDataSource {

  private ObservedDataSource() {}

  static DataSource of(DataSource real, StatementLog log) {
    return proxy(
        DataSource.class,
        real,
        (method, arguments, result) ->
            result instanceof Connection connection ? connection(connection, log) : result);
  }

  private static Connection connection(Connection real, StatementLog log) {
    return proxy(
        Connection.class,
        real,
        (method, arguments, result) -> {
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
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          boolean given =
              arguments != null && arguments.length > 0 && arguments[0] instanceof String;
          boolean batched = given && method.getName().equals("addBatch");
          if (!batched && !method.getName().startsWith("execute")) {
            return invoke(method, real, arguments);
          }
          try {
            sent.log().sent(given ? (String) arguments[0] : sent.prepared());
            return invoke(method, real, arguments);
          } catch (SQLException e) {
            sent.log().failed(e);
            throw e;
          } finally {
            sent.log().done();
          }
        };
    return type.cast(
        Proxy.newProxyInstance(real.getClass().getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static <T> T proxy(Class<T> type, T real, Wrapper wrapper) {
    InvocationHandler handler =
        (proxy, method, arguments) ->
            wrapper.wrap(
                method,
                arguments == null ? new Object[0] : arguments,
                invoke(method, real, arguments));
    return type.cast(
        Proxy.newProxyInstance(real.getClass().getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static Object invoke(Method method, Object target, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }

  private record Sent(String prepared, StatementLog log) {}

  private interface Wrapper {
    Object wrap(Method method, Object[] arguments, Object result);
  }
}
