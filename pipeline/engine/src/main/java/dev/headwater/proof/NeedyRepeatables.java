package dev.headwater.proof;

import dev.headwater.apply.ScriptTrial;
import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.change.Comparison;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.script.ScriptFile;
import dev.headwater.script.ScriptSet;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Finds the repeatable migrations that need what an undo has taken: those that cannot run any more,
 * and those whose objects are gone. Each of them is tried in a throwaway database, and rolled back.
 *
 * @param after the catalogue after the undo
 */
public record NeedyRepeatables(ScriptSet scripts, Catalog after) {

  /** Whether a repeatable migration is one of them. */
  public boolean isOne(DataSource throwaway, ScriptFile script) {
    try (Connection connection = throwaway.getConnection()) {
      try {
        ScriptTrial.run(connection, scripts, script);
        return !Comparison.of(after, catalog(connection)).isSame();
      } catch (ProblemException cannotRun) {
        return true;
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw new ProblemException(
          Problem.of(
              String.valueOf(e.getSQLState()),
              "the throwaway database does not answer: " + e.getMessage()));
    }
  }

  private Catalog catalog(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set local search_path = ''");
    }
    return new WithoutHistory(scripts.source().historyTable())
        .of(Catalog.within(connection, Optional.empty()));
  }
}
