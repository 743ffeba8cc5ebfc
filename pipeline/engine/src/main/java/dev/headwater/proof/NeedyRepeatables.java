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
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Finds the repeatable migrations that need what an undo has taken: those that cannot run any more,
 * and those whose objects are gone. Each of them is tried in a throwaway database, and rolled back.
 *
 * @param after the catalogue after the undo
 */
public record NeedyRepeatables(ScriptSet scripts, Catalog after) {

  /** Those among some, which are tried together first, because a catalogue takes time to read. */
  public List<ScriptFile> among(List<ScriptFile> some, DataSource throwaway) {
    List<ScriptFile> cannotRun = new ArrayList<>();
    boolean isSame =
        rolledBack(
            throwaway,
            connection -> {
              for (ScriptFile script : some) {
                if (!runs(connection, script)) {
                  cannotRun.add(script);
                }
              }
              return Comparison.of(after, catalog(connection)).isSame();
            });
    return isSame
        ? cannotRun
        : some.stream()
            .filter(script -> cannotRun.contains(script) || changes(throwaway, script))
            .toList();
  }

  private boolean changes(DataSource throwaway, ScriptFile script) {
    return rolledBack(
        throwaway,
        connection ->
            !runs(connection, script) || !Comparison.of(after, catalog(connection)).isSame());
  }

  private boolean runs(Connection connection, ScriptFile script) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try {
      ScriptTrial.run(connection, scripts, script);
      return true;
    } catch (ProblemException cannotRun) {
      connection.rollback(before);
      return false;
    }
  }

  /** A question in a transaction that is rolled back. */
  private interface Question {
    boolean of(Connection connection) throws SQLException;
  }

  private static boolean rolledBack(DataSource throwaway, Question question) {
    try (Connection connection = throwaway.getConnection()) {
      connection.setAutoCommit(false);
      try {
        return question.of(connection);
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
