package dev.headwater.apply.status;

import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.script.MigrationName;
import dev.headwater.script.ScriptSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Flyway's history table in a database.
 *
 * @param schema as SQL writes it
 * @param name as SQL writes it, with its schema
 * @param owner the role that migrates
 * @param missing the statements that let the user read the table; empty where the user may
 */
public record HistoryTable(String schema, String name, String owner, List<String> missing) {

  private static final String FIND =
      """
      select pg_catalog.quote_ident(n.nspname),
        pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname),
        pg_catalog.pg_get_userbyid(c.relowner),
        pg_catalog.has_schema_privilege(n.oid, 'USAGE'),
        pg_catalog.has_table_privilege(c.oid, 'SELECT'),
        pg_catalog.quote_ident(current_user),
        n.nspname
      from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where c.relname = ? and c.relkind in ('r', 'p', 'v')
        and exists (select from pg_catalog.pg_attribute a
                    where a.attrelid = c.oid and a.attname = 'installed_rank')
      order by n.nspname
      """;

  public HistoryTable {
    missing = List.copyOf(missing);
  }

  private record Found(String plainSchema, HistoryTable table) {}

  /**
   * Looks for the table where the settings say, or else in all schemas. Needs no right to read it.
   *
   * @throws ProblemException when there are several, and no setting says which
   */
  public static Optional<HistoryTable> find(Connection connection, ScriptSource settings)
      throws SQLException {
    List<Found> all = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(FIND)) {
      query.setString(1, settings.historyTable());
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          all.add(new Found(row.getString(7), of(row)));
        }
      }
    }
    Optional<String> wanted = wantedSchema(settings);
    List<HistoryTable> tables =
        all.stream()
            .filter(found -> wanted.isEmpty() || found.plainSchema().equals(wanted.get()))
            .map(Found::table)
            .toList();
    if (tables.size() > 1) {
      return Optional.of(
          tables.stream()
              .filter(table -> table.schema().equals("public"))
              .findFirst()
              .orElseThrow(() -> new ProblemException(several(tables))));
    }
    return tables.stream().findFirst();
  }

  /** Flyway keeps its table in the default schema, or in the first one that it is told. */
  private static Optional<String> wantedSchema(ScriptSource settings) {
    return Stream.of("defaultSchema", "schemas")
        .map(name -> settings.flywaySetting(name, "").split(",")[0].strip())
        .filter(schema -> !schema.isEmpty())
        .findFirst();
  }

  private static HistoryTable of(ResultSet row) throws SQLException {
    List<String> missing = new ArrayList<>();
    String user = row.getString(6);
    if (!row.getBoolean(4)) {
      missing.add("GRANT USAGE ON SCHEMA " + row.getString(1) + " TO " + user + ";");
    }
    if (!row.getBoolean(5)) {
      missing.add("GRANT SELECT ON " + row.getString(2) + " TO " + user + ";");
    }
    return new HistoryTable(row.getString(1), row.getString(2), row.getString(3), missing);
  }

  private static Problem several(List<HistoryTable> tables) {
    return Problem.of("several-histories", "the database has several history tables")
        .withDetail(
            "tables", tables.stream().map(HistoryTable::name).collect(Collectors.joining(", ")))
        .withFix(
            "say in which schema it is: <flyway><defaultSchema>…</defaultSchema></flyway>"
                + " or -Dheadwater.flyway.defaultSchema=…");
  }

  /** Reads the rows; the user must have the right. */
  public SchemaHistory read(Connection connection) throws SQLException {
    List<AppliedMigration> rows = new ArrayList<>();
    try (PreparedStatement query =
            connection.prepareStatement(
                "select installed_rank, version, description, type, script, checksum,"
                    + " installed_by, installed_on, execution_time, success from "
                    + name
                    + " order by installed_rank");
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        rows.add(row(row));
      }
    }
    return SchemaHistory.of(rows);
  }

  private static AppliedMigration row(ResultSet row) throws SQLException {
    String version = row.getString("version");
    int checksum = row.getInt("checksum");
    Optional<Integer> known = row.wasNull() ? Optional.empty() : Optional.of(checksum);
    return new AppliedMigration(
        version == null ? "" : MigrationName.normalized(version.replace('_', '.')),
        String.valueOf(row.getString("description")),
        String.valueOf(row.getString("type")),
        String.valueOf(row.getString("script")),
        known,
        row.getBoolean("success"),
        new Installed(
            row.getInt("installed_rank"),
            row.getObject("installed_on", LocalDateTime.class),
            Duration.ofMillis(row.getInt("execution_time")),
            String.valueOf(row.getString("installed_by"))));
  }
}
