package dev.headwater.apply;

import dev.headwater.apply.status.AppliedMigration;
import dev.headwater.apply.status.HistoryTable;
import dev.headwater.problem.ProblemException;
import dev.headwater.script.ScriptFile;
import dev.headwater.script.ScriptSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;

/** A session in which a migration is taken back: Flyway's lock, its settings, and its history. */
final class UndoSession implements AutoCloseable {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private final Connection connection;
  private final HistoryTable table;
  private final HistoryLock lock;
  private final ScriptSource settings;
  private final Instant start = Instant.now();

  UndoSession(Connection connection, HistoryTable table, ScriptSource settings) {
    this.connection = connection;
    this.table = table;
    this.lock = HistoryLock.of(table);
    this.settings = settings;
  }

  /**
   * Begins, and keeps every Flyway out of this history until the end.
   *
   * @throws ProblemException when a Flyway works there now
   */
  void begin(boolean inTransaction) throws SQLException {
    connection.setAutoCommit(!inTransaction);
    String initSql = settings.flywaySetting("initSql", "");
    if (!initSql.isBlank()) {
      execute(initSql);
    }
    String path = text("select pg_catalog.current_setting('search_path')");
    execute("set search_path = " + table.schema() + (path.isBlank() ? "" : ", " + path));
    if (inTransaction) {
      lock.takeForTransaction(connection);
    } else {
      lock.takeForSession(connection);
    }
  }

  /** Flyway's own placeholders. */
  Map<String, String> placeholders(ScriptFile script) throws SQLException {
    Map<String, String> own = new HashMap<>();
    own.put("flyway:user", text("select current_user"));
    own.put("flyway:database", text("select pg_catalog.current_database()"));
    own.put("flyway:defaultSchema", text("select pg_catalog.current_schema()"));
    own.put("flyway:table", settings.historyTable());
    own.put("flyway:filename", script.name());
    own.put("flyway:timestamp", TIME.format(LocalDateTime.now()));
    own.put("flyway:workingDirectory", System.getProperty("user.dir", ""));
    return own;
  }

  /** Writes the row, and commits. */
  void end(AppliedMigration row) throws SQLException {
    mark(row);
    if (!connection.getAutoCommit()) {
      connection.commit();
    }
  }

  /** Lets others at this history: the next script comes in a session of its own. */
  @Override
  public void close() throws SQLException {
    if (connection.getAutoCommit()) {
      lock.giveBack(connection);
    } else {
      connection.rollback();
    }
  }

  /** Writes a row, as Flyway itself marks a migration that is gone. */
  void mark(AppliedMigration row) throws SQLException {
    execute("reset role");
    String by = settings.flywaySetting("installedBy", "");
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into TABLE (installed_rank, version, description, type, script, checksum,
              installed_by, execution_time, success)
            select (select max(installed_rank) + 1 from TABLE), version, description, 'DELETE',
              script, checksum, coalesce(nullif(?, ''), current_user), ?, true
            from TABLE where installed_rank = ?
            """
                .replace("TABLE", table.name()))) {
      insert.setString(1, by);
      insert.setInt(2, Math.toIntExact(Duration.between(start, Instant.now()).toMillis()));
      insert.setInt(3, row.installed().rank());
      insert.executeUpdate();
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String text(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return String.valueOf(row.getString(1));
    }
  }
}
