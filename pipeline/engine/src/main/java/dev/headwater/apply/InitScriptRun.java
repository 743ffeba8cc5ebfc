package dev.headwater.apply;

import dev.headwater.database.ThrowawayDatabase;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.problem.SourceLocation;
import dev.headwater.script.InitScript;
import dev.headwater.script.sql.PsqlCommand;
import dev.headwater.script.sql.Statement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Runs an SQL file before the first migration. Its statements are sent one by one, because the
 * driver cannot tell where some of them end, such as a function with {@code BEGIN ATOMIC}.
 */
final class InitScriptRun implements Migrator.Explanation {

  private static final String NOT_IN_A_TRANSACTION = "25001";

  private final InitScript script;
  private final String text;
  private final StatementFix fixes;

  /** Where the current statement begins; negative when there is none. */
  private volatile int at = -1;

  InitScriptRun(InitScript script, StatementFix fixes) {
    this.script = script;
    this.text = script.text();
    this.fixes = fixes;
  }

  /**
   * Several statements are one transaction. A statement that must not be in one, such as {@code
   * ALTER SYSTEM}, may begin the script.
   */
  void run(ThrowawayDatabase database, StatementLog log) throws SQLException {
    refusePsql();
    log.begin(script.path(), "");
    List<Statement> statements = Statement.all(text);
    DataSource observed = ObservedDataSource.of(database.dataSource(), log);
    try (Connection connection = observed.getConnection()) {
      connection.setAutoCommit(statements.size() == 1);
      boolean isBeginning = true;
      for (Statement statement : statements) {
        at = statement.start();
        String sql = text.substring(statement.start(), statement.end());
        Optional<String> data = statement.copiedData(text);
        try {
          if (data.isPresent()) {
            log.sent(sql);
            DriverCopy.in(connection, sql, data.get());
            log.done();
            isBeginning = false;
          } else {
            isBeginning = sent(sql, connection, isBeginning);
          }
        } catch (SQLException e) {
          throw new ProblemException(fixes.inInitScript(problem(e, sql)));
        }
      }
      at = -1;
      commit(connection);
    }
  }

  /** Whether the transaction has not begun yet. */
  private static boolean sent(String sql, Connection connection, boolean isBeginning)
      throws SQLException {
    try {
      execute(sql, connection);
      return false;
    } catch (SQLException e) {
      if (!isBeginning || !NOT_IN_A_TRANSACTION.equals(e.getSQLState())) {
        throw e;
      }
      connection.rollback();
      connection.setAutoCommit(true);
      execute(sql, connection);
      connection.setAutoCommit(false);
      return true;
    }
  }

  private static void execute(String sql, Connection connection) throws SQLException {
    try (java.sql.Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void commit(Connection connection) throws SQLException {
    if (connection.getAutoCommit()) {
      return;
    }
    try {
      connection.commit();
    } catch (SQLException e) {
      throw new ProblemException(
          new ServerError(e)
              .problem()
              .withDetail("when", "at the end of the transaction of this script")
              .at(SourceLocation.file(script.path())));
    }
  }

  private void refusePsql() {
    List<PsqlCommand> commands = new ArrayList<>(PsqlCommand.all(text));
    // These have no effect outside of psql, and pg_dump writes them into every dump.
    commands.removeIf(command -> command.name().matches("\\\\(un)?restrict"));
    if (!commands.isEmpty()) {
      throw new ProblemException(
          PsqlProblem.of(commands)
              .at(SourceLocation.offset(script.path(), text, commands.get(0).offset())));
    }
  }

  private Problem problem(SQLException e, String sql) {
    ServerError error = new ServerError(e);
    int dataLine = FailedScript.dataLine(error);
    int offset =
        dataLine > 0
            ? FailedScript.startOf(text, at + sql.length(), dataLine + 1)
            : at + new StatementPosition(sql, error).offset();
    return error.problem().at(SourceLocation.offset(script.path(), text, offset));
  }

  @Override
  public RuntimeException explain(Throwable thrown) {
    return thrown instanceof RuntimeException known ? known : new IllegalStateException(thrown);
  }

  @Override
  public Optional<SourceLocation> place(StatementLog current, String running) {
    return Optional.of(
        at < 0
            ? SourceLocation.file(script.path())
            : SourceLocation.offset(script.path(), text, at));
  }
}
