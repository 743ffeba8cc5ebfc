package dev.headwater.apply;

import dev.headwater.problem.Problem;
import java.lang.reflect.Method;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What PostgreSQL said, field by field. The driver lives in another loader, so its public accessors
 * are called by name.
 *
 * @see <a href="https://www.postgresql.org/docs/current/protocol-error-fields.html">PostgreSQL:
 *     error and notice message fields</a>
 */
public final class ServerError {

  private final SQLException exception;
  private final Optional<Object> message;

  public ServerError(SQLException exception) {
    this.exception = exception;
    this.message = call(exception, "getServerErrorMessage");
  }

  public String sqlState() {
    return Optional.ofNullable(exception.getSQLState()).orElse("08000");
  }

  /** The server's words without the driver's decoration. */
  public String text() {
    return field("getMessage")
        .orElseGet(() -> String.valueOf(exception.getMessage()).replaceFirst("^ERROR: ", ""));
  }

  /** In characters from 1 in the statement; 0 when the server names no position. */
  int position() {
    return number("getPosition");
  }

  /** In characters from 1 in {@link #internalQuery()}; 0 when there is none. */
  int internalPosition() {
    return number("getInternalPosition");
  }

  /** The statement inside a function or DO block; empty when there is none. */
  String internalQuery() {
    return field("getInternalQuery").orElse("");
  }

  /** The call stack: which function, which line. */
  public String context() {
    return field("getWhere").orElse("");
  }

  /** The constraint or the unique index that a row violates; empty when there is none. */
  public String constraint() {
    return field("getConstraint").orElse("");
  }

  /** The table of the row, without its schema; empty when there is none. */
  public String table() {
    return field("getTable").orElse("");
  }

  /** The schema of the table; empty when there is none. */
  public String schema() {
    return field("getSchema").orElse("");
  }

  /** The column; empty when there is none. */
  public String column() {
    return field("getColumn").orElse("");
  }

  /** Further words, such as the values of a key; empty when there are none. */
  public String detail() {
    return field("getDetail").orElse("");
  }

  /** Code, message and all further lines; the caller adds the place. */
  Problem problem() {
    Problem problem = Problem.of(sqlState(), text());
    for (String[] line :
        new String[][] {{"detail", "getDetail"}, {"hint", "getHint"}, {"context", "getWhere"}}) {
      Optional<String> value = field(line[1]);
      if (value.isPresent()) {
        problem = problem.withDetail(line[0], value.get());
      }
    }
    return problem;
  }

  private Optional<String> field(String accessor) {
    return message.flatMap(m -> call(m, accessor)).map(Object::toString).filter(s -> !s.isBlank());
  }

  private int number(String accessor) {
    return message
        .flatMap(m -> call(m, accessor))
        .filter(Integer.class::isInstance)
        .map(Integer.class::cast)
        .orElse(0);
  }

  private static Optional<Object> call(Object target, String accessor) {
    try {
      Method method = target.getClass().getMethod(accessor);
      return Optional.ofNullable(method.invoke(target));
    } catch (ReflectiveOperationException e) {
      return Optional.empty(); // not an exception of PostgreSQL's driver
    }
  }
}
