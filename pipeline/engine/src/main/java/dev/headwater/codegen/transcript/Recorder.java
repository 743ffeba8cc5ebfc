package dev.headwater.codegen.transcript;

import dev.headwater.codegen.transcript.Question.Kind;
import dev.headwater.database.JdbcProxy;
import java.lang.reflect.Method;
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
 * Stands between jOOQ and the driver, and writes down what is asked and what is answered. So later
 * runs compare exactly what jOOQ could see, in whatever version, and with whatever database class
 * of the user.
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
    return JdbcProxy.of(
        Connection.class,
        real,
        (method, arguments) -> {
          Object result = JdbcProxy.invoke(method, real, arguments);
          if (result instanceof CallableStatement) {
            complete = false;
            return result;
          }
          if (result instanceof PreparedStatement statement) {
            return JdbcProxy.of(
                PreparedStatement.class, statement, new Listened(statement, (String) arguments[0]));
          }
          if (result instanceof Statement statement) {
            return JdbcProxy.of(Statement.class, statement, new Listened(statement, ""));
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

  /** The URL has another port each time; jOOQ only reads out of it that this is PostgreSQL. */
  private DatabaseMetaData metadata(DatabaseMetaData real) {
    return JdbcProxy.of(
        DatabaseMetaData.class,
        real,
        (method, arguments) -> {
          String name = method.getName();
          List<Argument> given = new ArrayList<>();
          for (int i = 0; i < arguments.length; i++) {
            given.add(argument("", i + 1, arguments[i]));
          }
          Object result = JdbcProxy.invoke(method, real, arguments);
          if (result == null || result instanceof Connection || name.equals("getURL")) {
            return result;
          }
          Answer answer = open(Kind.METADATA, name, given.stream().map(this::forgotten).toList());
          if (result instanceof ResultSet rows) {
            return rows(rows, answer);
          }
          answer.value(result);
          return result;
        });
  }

  private Argument argument(String setter, int index, @Nullable Object value) throws SQLException {
    Optional<Argument> argument =
        value instanceof java.sql.Array array && "text".equals(array.getBaseTypeName())
            ? Argument.of(setter, index, array.getArray())
            : Argument.of(setter, index, value);
    complete &= argument.isPresent();
    return argument.orElse(new Argument(setter, index, 'n', ""));
  }

  /** The same without an OID that will be another one in another database. */
  private Argument forgotten(Argument argument) {
    return argument.type() == 's'
        ? renaming
            .forgotten(argument.value())
            .map(text -> Argument.withOid(argument.setter(), argument.index(), text))
            .orElse(argument)
        : argument;
  }

  private Answer open(Kind kind, String text, List<Argument> arguments) {
    Answer answer = new Answer(renaming);
    asked.add(new Open(kind, text, arguments, answer));
    return answer;
  }

  private ResultSet rows(ResultSet real, Answer answer) {
    return JdbcProxy.of(
        ResultSet.class,
        real,
        (method, arguments) -> {
          Object result = JdbcProxy.invoke(method, real, arguments);
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

  /** Records the calls of one statement. */
  private final class Listened implements JdbcProxy.Call {

    private final Statement real;
    private final String prepared;
    private final TreeMap<Integer, Argument> parameters = new TreeMap<>();

    private Answer answer = new Answer(renaming);

    Listened(Statement real, String prepared) {
      this.real = real;
      this.prepared = prepared;
    }

    @Override
    public @Nullable Object of(Method method, Object[] arguments) throws Throwable {
      String name = method.getName();
      if (name.startsWith("set") && arguments.length > 1 && arguments[0] instanceof Integer i) {
        parameters.put(i, argument(name, i, arguments[1]));
      } else if (name.equals("clearParameters")) {
        parameters.clear();
      } else if (name.equals("addBatch") || name.equals("executeBatch")) {
        complete = false;
      }
      Object result = JdbcProxy.invoke(method, real, arguments);
      if (name.startsWith("execute")) {
        boolean given = arguments.length > 0 && arguments[0] instanceof String;
        List<Argument> bound = parameters.values().stream().map(Recorder.this::forgotten).toList();
        answer = open(Kind.SQL, given ? (String) arguments[0] : prepared, bound);
      }
      return result instanceof ResultSet rows ? rows(rows, answer) : result;
    }
  }

  /** A question whose answer is still being read. */
  private record Open(Kind kind, String text, List<Argument> arguments, Answer answer) {

    Question question() {
      return new Question(kind, text, arguments, answer.rows(), answer.ended(), answer.hash());
    }
  }
}
