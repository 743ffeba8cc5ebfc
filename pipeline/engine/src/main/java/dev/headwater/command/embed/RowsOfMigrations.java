package dev.headwater.command.embed;

import dev.headwater.apply.DriverCopy;
import dev.headwater.apply.StoredTables;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Brings the rows and sequences of a database back to where the migrations left them. */
final class RowsOfMigrations {

  private static final String SEQUENCES =
      """
      select pg_catalog.format('select pg_catalog.setval(%L, %s, %s);',
        pg_catalog.format('%I.%I', schemaname, sequencename),
        coalesce(last_value, start_value), (last_value is not null)::text)
      from pg_catalog.pg_sequences order by 1""";

  private final DataSource database;
  private @Nullable Remembered remembered;

  /**
   * @param rows by table, as {@code COPY} writes them
   * @param statements that empty the tables, and set the sequences
   */
  private record Remembered(Map<String, String> rows, String statements) {}

  RowsOfMigrations(DataSource database) {
    this.database = database;
  }

  /**
   * Remembers the rows when it is called for the first time, and brings them back later.
   *
   * @throws ProblemException when the user may not switch triggers off
   */
  void bringBack() {
    try (Connection connection = database.getConnection()) {
      if (remembered == null) {
        remembered = read(connection);
      } else {
        write(connection, remembered);
      }
    } catch (SQLException e) {
      throw new ProblemException(
          Problem.of("clean", "cannot bring back the rows of the migrations")
              .withDetail("why", String.valueOf(e.getMessage()))
              .withFix("use a database for each method: @MigratedDatabase(per = Per.METHOD)"));
    }
  }

  private static Remembered read(Connection connection) throws SQLException {
    List<String> tables = StoredTables.in(connection);
    Map<String, String> rows = new TreeMap<>();
    for (String table : tables) {
      String data = DriverCopy.out(connection, "copy " + table + " to stdout");
      if (!data.isEmpty()) {
        rows.put(table, data);
      }
    }
    String delete =
        tables.stream()
            .map(table -> "delete from only " + table + ";")
            .collect(Collectors.joining("\n"));
    String set = String.join("\n", texts(connection, SEQUENCES));
    return new Remembered(rows, delete + "\n" + set);
  }

  /** Without triggers, which would also check foreign keys row by row. */
  private static void write(Connection connection, Remembered remembered) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("set local session_replication_role = replica");
      statement.execute("set local lock_timeout = '10s'");
      statement.execute(remembered.statements());
    }
    for (Map.Entry<String, String> table : remembered.rows().entrySet()) {
      DriverCopy.in(connection, "copy " + table.getKey() + " from stdin", table.getValue());
    }
    connection.commit();
  }

  private static List<String> texts(Connection connection, String query) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        texts.add(row.getString(1));
      }
    }
    return texts;
  }
}
