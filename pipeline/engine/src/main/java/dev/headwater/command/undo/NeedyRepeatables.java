package dev.headwater.command.undo;

import dev.headwater.apply.ScriptTrial;
import dev.headwater.apply.status.AppliedMigration;
import dev.headwater.apply.status.MigrationLine;
import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.change.Comparison;
import dev.headwater.command.live.LiveMigrations;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.proof.WithoutHistory;
import dev.headwater.script.ScriptFile;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Finds the repeatable migrations that need what an undo takes: those that cannot run any more, and
 * those whose objects are gone. Each of them is tried in a throwaway database, and rolled back.
 */
record NeedyRepeatables(LiveMigrations migrations, Catalog after) {

  /** The rows of their histories. */
  List<AppliedMigration> in(DataSource throwaway) {
    List<AppliedMigration> found = new ArrayList<>();
    for (MigrationLine line : migrations.lines()) {
      Optional<ScriptFile> script = script(line);
      if (!line.isVersioned() && line.row().isPresent() && script.isPresent()) {
        if (isNeedy(throwaway, script.get())) {
          found.add(line.row().get());
        }
      }
    }
    return found;
  }

  private Optional<ScriptFile> script(MigrationLine line) {
    return migrations.here().repeatables().stream()
        .filter(file -> file.fileName().equals(line.fileName()))
        .findFirst();
  }

  private boolean isNeedy(DataSource throwaway, ScriptFile script) {
    try (Connection connection = throwaway.getConnection()) {
      try {
        ScriptTrial.run(connection, migrations.here(), script);
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
    return new WithoutHistory(migrations.here().source().historyTable())
        .of(Catalog.within(connection, Optional.empty()));
  }
}
