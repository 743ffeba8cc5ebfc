package dev.headwater.apply;

import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.problem.SourceLocation;
import dev.headwater.script.ReadScript;
import dev.headwater.script.ScriptSet;
import dev.headwater.script.sql.PsqlCommand;
import dev.headwater.script.sql.Statement;
import dev.headwater.spi.ToolFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Sends the statements of an undo script one by one, as Flyway would send those of a migration. */
final class UndoScriptRun {

  private final ReadScript script;
  private final ScriptSet scripts;

  UndoScriptRun(ReadScript script, ScriptSet scripts) {
    this.script = script;
    this.scripts = scripts;
  }

  /**
   * Runs the script in the connection's transaction, if there is one.
   *
   * @throws ProblemException at the place where it fails
   */
  void run(Connection connection) {
    List<Statement> statements = Statement.all(script.sql());
    statements.stream().filter(UndoScriptRun::hasBorder).findFirst().ifPresent(this::refuse);
    runAfter(0, connection);
  }

  /**
   * Runs the statements after the first ones.
   *
   * @throws ProblemException at the place where one fails
   */
  void runAfter(int first, Connection connection) {
    refuse();
    List<Statement> statements = Statement.all(script.sql());
    for (Statement statement : statements.subList(first, statements.size())) {
      String sql = script.sql().substring(statement.start(), statement.end());
      try {
        send(connection, sql, statement.copiedData(script.sql()));
      } catch (SQLException e) {
        throw new ProblemException(problem(e, statement, sql));
      }
    }
  }

  private void refuse() {
    script
        .unknown()
        .ifPresent(
            unknown -> {
              ToolFailure failure =
                  new ToolFailure(
                      "flyway",
                      "No value provided for placeholder: ${" + unknown.name() + "}.",
                      List.of());
              throw new ProblemException(
                  FlywayProblem.explained(failure, scripts.source()).at(unknown.place()));
            });
    List<PsqlCommand> commands = PsqlCommand.all(script.sql());
    if (!commands.isEmpty()) {
      throw new ProblemException(
          PsqlProblem.of(commands).at(script.place(commands.get(0).offset())));
    }
  }

  /** Whether a transaction begins or ends there. */
  static boolean hasBorder(Statement statement) {
    return statement.beginsTransaction() || statement.endsTransaction();
  }

  private void refuse(Statement statement) {
    throw new ProblemException(
        Problem.of(
                "undo-transaction", "an undo script is a transaction, and cannot begin or end one")
            .at(script.place(statement.start()))
            .withFix("leave this statement out"));
  }

  private static void send(Connection connection, String sql, Optional<String> data)
      throws SQLException {
    if (data.isPresent()) {
      DriverCopy.in(connection, sql, data.get());
      return;
    }
    try (java.sql.Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Problem problem(SQLException e, Statement statement, String sql) {
    ServerError error = new ServerError(e);
    int dataLine = FailedScript.dataLine(error);
    int offset =
        dataLine > 0
            ? FailedScript.startOf(script.sql(), statement.end(), dataLine + 1)
            : statement.start() + new StatementPosition(sql, error).offset();
    SourceLocation place = script.place(offset);
    return error.problem().at(place);
  }
}
