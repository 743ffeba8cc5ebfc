package dev.headwater.apply;

import dev.headwater.apply.status.HistoryTable;
import dev.headwater.problem.ProblemException;
import dev.headwater.script.ScriptFile;
import dev.headwater.script.ScriptSet;
import java.sql.Connection;
import java.sql.SQLException;

/** Runs a script of a project as Flyway would, in a transaction that its caller ends. */
public final class ScriptTrial {

  private ScriptTrial() {}

  /**
   * Runs it.
   *
   * @throws ProblemException at the place where it fails
   */
  public static void run(Connection connection, ScriptSet scripts, ScriptFile script)
      throws SQLException {
    HistoryTable table = HistoryTable.find(connection, scripts.source()).orElseThrow();
    UndoSession session = new UndoSession(connection, table, scripts.source());
    session.begin(true);
    new UndoScriptRun(scripts.read(script, session.placeholders(script)), scripts).run(connection);
  }
}
