package dev.headwater.apply;

import dev.headwater.apply.status.HistoryTable;
import dev.headwater.problem.ProblemException;
import dev.headwater.script.ScriptFile;
import dev.headwater.script.ScriptSet;
import dev.headwater.script.sql.Statement;
import dev.headwater.spi.FoundMigration;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * Brings a migration to its end whose run was stopped outside a transaction, and writes the row
 * that Flyway would have written.
 */
public final class ScriptRest {

  private final ScriptSet scripts;
  private final ScriptFile script;

  public ScriptRest(ScriptSet scripts, ScriptFile script) {
    this.scripts = scripts;
    this.script = script;
  }

  /** Whether the script has transactions of its own, whose parts nobody can tell apart. */
  public boolean hasTransactions() {
    return Statement.all(script.text()).stream().anyMatch(UndoScriptRun::hasBorder);
  }

  /**
   * Runs it.
   *
   * @param done how many statements are there already
   * @param drops statements that take away what the stopped one left
   * @param migration its row
   * @throws ProblemException at the place where a statement fails
   */
  public void run(int done, List<String> drops, FoundMigration migration, DataSource database) {
    try (Connection connection = database.getConnection()) {
      HistoryTable table =
          HistoryTable.find(connection, scripts.source()).orElseThrow(LiveUndo::changed);
      UndoSession session = new UndoSession(connection, table, scripts.source());
      session.begin(false);
      for (String drop : drops) {
        try (java.sql.Statement statement = connection.createStatement()) {
          statement.execute(drop);
        }
      }
      new UndoScriptRun(scripts.read(script, session.placeholders(script)), scripts)
          .runAfter(done, connection);
      new HistoryStamp(scripts.source()).insert(connection, table, migration);
    } catch (SQLException e) {
      throw new ProblemException(
          new ServerError(e)
              .problem()
              .withDetail("when", "around the statements of " + script.fileName()));
    }
  }
}
