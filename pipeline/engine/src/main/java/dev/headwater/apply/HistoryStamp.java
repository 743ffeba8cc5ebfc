package dev.headwater.apply;

import dev.headwater.apply.status.HistoryTable;
import dev.headwater.apply.status.NewHistoryTable;
import dev.headwater.problem.ProblemException;
import dev.headwater.script.ScriptSource;
import dev.headwater.spi.FoundMigration;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Writes rows into Flyway's history as if the migrations had run. */
public final class HistoryStamp {

  private final ScriptSource settings;

  /**
   * @param settings say where Flyway keeps the table
   */
  public HistoryStamp(ScriptSource settings) {
    this.settings = settings;
  }

  /** The fate of rows that are there. */
  public enum Earlier {
    KEPT,
    DELETED
  }

  /**
   * Writes the rows in one transaction, and makes the table where there is none.
   *
   * @throws ProblemException when the server refuses, or somebody migrates now
   */
  public void write(DataSource database, Earlier earlier, List<FoundMigration> migrations) {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      HistoryTable table = table(connection);
      HistoryLock.of(table).takeForTransaction(connection);
      if (earlier == Earlier.DELETED) {
        execute(connection, "delete from " + table.name());
      }
      for (FoundMigration migration : migrations) {
        insert(connection, table, migration);
      }
      connection.commit();
    } catch (SQLException e) {
      throw new ProblemException(new ServerError(e).problem());
    }
  }

  private HistoryTable table(Connection connection) throws SQLException {
    Optional<HistoryTable> there = HistoryTable.find(connection, settings);
    if (there.isPresent()) {
      return there.get();
    }
    execute(connection, NewHistoryTable.of(settings, currentSchema(connection)).sql());
    return HistoryTable.find(connection, settings).orElseThrow();
  }

  private static String currentSchema(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select pg_catalog.current_schema()")) {
      row.next();
      return Optional.ofNullable(row.getString(1)).orElse("public");
    }
  }

  /** Writes one row; who calls this has Flyway's lock. */
  void insert(Connection connection, HistoryTable table, FoundMigration migration)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into TABLE (installed_rank, version, description, type, script, checksum,
              installed_by, execution_time, success)
            values ((select coalesce(max(installed_rank), 0) + 1 from TABLE), nullif(?, ''), ?, ?,
              ?, ?, coalesce(nullif(?, ''), current_user), 0, true)
            """
                .replace("TABLE", table.name()))) {
      insert.setString(1, migration.version());
      insert.setString(2, migration.description());
      insert.setString(3, migration.type());
      insert.setString(4, migration.script());
      if (migration.checksum().isPresent()) {
        insert.setInt(5, migration.checksum().get());
      } else {
        insert.setNull(5, Types.INTEGER);
      }
      insert.setString(6, settings.flywaySetting("installedBy", ""));
      insert.executeUpdate();
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
