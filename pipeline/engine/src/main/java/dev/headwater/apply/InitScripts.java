package dev.headwater.apply;

import dev.headwater.database.ThrowawayDatabase;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.problem.SourceLocation;
import dev.headwater.script.InitScript;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.sql.DataSource;

/** SQL files that run before the first migration. */
record InitScripts(ThrowawayDatabase database, StatementLog log, StatementFix fixes) {

  void run(InitScript script) throws SQLException {
    String text = script.text();
    log.begin(script.path(), "");
    DataSource observed = ObservedDataSource.of(database.dataSource(), log);
    try (Connection connection = observed.getConnection();
        Statement statement = connection.createStatement()) {
      int session = session(connection);
      try {
        statement.execute(text);
      } catch (SQLException e) {
        throw new ProblemException(
            fixes.inInitScript(blamed(e, session, new Source(script, text))));
      }
    }
  }

  Migrator.Explanation explanation(InitScript script) {
    return new Migrator.Explanation() {
      @Override
      public RuntimeException explain(Throwable thrown) {
        return thrown instanceof RuntimeException known ? known : new IllegalStateException(thrown);
      }

      @Override
      public Optional<SourceLocation> place(StatementLog current, String running) {
        return Optional.of(
            running.isEmpty()
                ? SourceLocation.file(script.path())
                : placeOf(
                    new Source(script, script.text()),
                    running,
                    new ServerError(new SQLException())));
      }
    };
  }

  /** The driver sends the statements one by one; the server knows which one was the last. */
  private Problem blamed(SQLException e, int session, Source source) {
    ServerError error = new ServerError(e);
    return error.problem().at(placeOf(source, lastQuery(session), error));
  }

  private SourceLocation placeOf(Source source, String statement, ServerError error) {
    ScriptText text = new ScriptText(source.text(), "\u0000", "\u0000");
    OptionalInt start = text.find(List.of(statement));
    return start.isEmpty()
        ? SourceLocation.file(source.script().path())
        : SourceLocation.offset(
            source.script().path(),
            text.text(),
            start.getAsInt() + new StatementPosition(statement, error).offset());
  }

  private String lastQuery(int session) {
    try (Connection connection = database.dataSource().getConnection();
        PreparedStatement query =
            connection.prepareStatement("select query from pg_stat_activity where pid = ?")) {
      query.setInt(1, session);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? row.getString(1) : "";
      }
    } catch (SQLException e) {
      return ""; // then the message names the file only
    }
  }

  private static int session(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
      row.next();
      return row.getInt(1);
    }
  }

  private record Source(InitScript script, String text) {}
}
