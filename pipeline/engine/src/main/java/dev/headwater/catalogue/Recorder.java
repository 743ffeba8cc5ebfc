package dev.headwater.catalogue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Stands between jOOQ and the driver, and writes down what is asked and what is answered. So what
 * is compared later is exactly what jOOQ could see, in whatever version, and with whatever database
 * class of the user.
 */
public final class Recorder {

  private final List<Open> asked = new ArrayList<>();
  private final Renaming renaming;
  private boolean complete = true;

  /**
   * @param database the name of the database
   */
  public Recorder(String database) {
    this.renaming = new Renaming(database);
  }

  /** The same connection, listened to. */
  public Connection listen(Connection real) {
    return proxy(
        Connection.class,
        real,
        (method, arguments) -> {
          Object result = invoke(method, real, arguments);
          if (result instanceof CallableStatement) {
            complete = false;
            return result;
          }
          if (result instanceof PreparedStatement statement) {
            return statement(PreparedStatement.class, statement, (String) arguments[0]);
          }
          if (result instanceof Statement statement) {
            return statement(Statement.class, statement, "");
          }
          return result instanceof DatabaseMetaData metadata ? metadata(metadata) : result;
        });
  }

  /** Everything so far; empty when something was asked in a way that cannot be asked again. */
  public Optional<Transcript> transcript() {
    return complete
        ? Optional.of(new Transcript(asked.stream().map(Open::question).toList()))
        : Optional.empty();
  }

  private <T extends Statement> T statement(Class<T> type, T real, String prepared) {
    TreeMap<Integer, Argument> parameters = new TreeMap<>();
    return proxy(
        type,
        real,
        (method, arguments) -> {
          String name = method.getName();
          if (name.startsWith("set") && arguments.length > 1 && arguments[0] instanceof Integer i) {
            parameters.put(i, argument(name, i, arguments[1]));
          } else if (name.equals("clearParameters")) {
            parameters.clear();
          } else if (name.equals("addBatch") || name.equals("executeBatch")) {
            complete = false;
          }
          Object result = invoke(method, real, arguments);
          if (name.startsWith("execute")) {
            boolean given = arguments.length > 0 && arguments[0] instanceof String;
            asked.add(
                new Open(
                    Question.Kind.SQL,
                    given ? (String) arguments[0] : prepared,
                    List.copyOf(parameters.values()),
                    new Answer(renaming)));
          }
          return result instanceof ResultSet rows ? rows(rows, last()) : result;
        });
  }

  /** The URL has another port each time; jOOQ only reads out of it that this is PostgreSQL. */
  private DatabaseMetaData metadata(DatabaseMetaData real) {
    return proxy(
        DatabaseMetaData.class,
        real,
        (method, arguments) -> {
          Object result = invoke(method, real, arguments);
          if (result == null || result instanceof Connection || method.getName().equals("getURL")) {
            return result;
          }
          List<Argument> given = new ArrayList<>();
          for (int i = 0; i < arguments.length; i++) {
            given.add(argument("", i + 1, arguments[i]));
          }
          asked.add(
              new Open(Question.Kind.METADATA, method.getName(), given, new Answer(renaming)));
          if (result instanceof ResultSet rows) {
            return rows(rows, last());
          }
          last().value(result);
          return result;
        });
  }

  private Argument argument(String setter, int index, @Nullable Object value) throws SQLException {
    if (value instanceof String text) {
      Optional<String> forgotten = renaming.forgotten(text);
      if (forgotten.isPresent()) {
        return Argument.withOid(setter, index, forgotten.get());
      }
    }
    Optional<Argument> argument =
        value instanceof java.sql.Array array && "text".equals(array.getBaseTypeName())
            ? Argument.of(setter, index, array.getArray())
            : Argument.of(setter, index, value);
    complete &= argument.isPresent();
    return argument.orElse(new Argument(setter, index, 'n', ""));
  }

  private Answer last() {
    return asked.get(asked.size() - 1).answer();
  }

  private ResultSet rows(ResultSet real, Answer answer) {
    return proxy(
        ResultSet.class,
        real,
        (method, arguments) -> {
          Object result = invoke(method, real, arguments);
          if (method.getName().equals("next")) {
            if (Boolean.TRUE.equals(result)) {
              answer.row(real);
            } else {
              answer.end();
            }
          }
          return result;
        });
  }

  private static <T> T proxy(Class<T> type, T real, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            real.getClass().getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                call.of(method, arguments == null ? new Object[0] : arguments)));
  }

  private static Object invoke(Method method, Object target, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }

  /** A question whose answer is still being read. */
  private record Open(Question.Kind kind, String text, List<Argument> arguments, Answer answer) {

    Question question() {
      return new Question(kind, text, arguments, answer.rows(), answer.ended(), answer.hash());
    }
  }

  private interface Call {
    @Nullable Object of(Method method, Object[] arguments) throws Throwable;
  }
}
