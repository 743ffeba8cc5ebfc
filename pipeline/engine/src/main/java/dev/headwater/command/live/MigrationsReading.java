package dev.headwater.command.live;

import dev.headwater.apply.status.HistoryTable;
import dev.headwater.apply.status.SchemaHistory;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.codegen.RunProblem;
import dev.headwater.command.live.LiveMigrations.Place;
import dev.headwater.database.real.RealDatabase;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.script.ScriptSet;
import dev.headwater.script.ScriptSource;
import dev.headwater.spi.FoundMigration;
import dev.headwater.spi.ToolFailure;
import dev.headwater.tool.ArtifactResolver;
import dev.headwater.tool.ToolLoaders;
import dev.headwater.tool.Toolbox;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads which migrations a real database has, and has Flyway compute the checksums of those that
 * are here. Changes nothing.
 */
public final class MigrationsReading {

  /** No database has a table of this name, so Flyway takes every migration for a new one. */
  private static final String NO_HISTORY = "headwater_reads_no_history";

  /**
   * Flyway takes a schema with any of these, but those of extensions, for one that is not empty.
   */
  private static final String HOLDS =
      """
      select exists (
        select from (
          select 'pg_catalog.pg_class'::pg_catalog.regclass as class, oid, relnamespace as schema
          from pg_catalog.pg_class where relkind in ('r', 'p', 'v', 'm', 'S')
          union all
          select 'pg_catalog.pg_proc'::pg_catalog.regclass, oid, pronamespace
          from pg_catalog.pg_proc
          union all
          select 'pg_catalog.pg_type'::pg_catalog.regclass, oid, typnamespace
          from pg_catalog.pg_type where typtype in ('d', 'e')
        ) held join pg_catalog.pg_namespace n on n.oid = held.schema
        where n.nspname = pg_catalog.current_schema() and not exists (
          select from pg_catalog.pg_depend d
          where d.classid = held.class and d.objid = held.oid and d.deptype = 'e'))
      """;

  private final GenerateRequest request;
  private final RealDatabase database;
  private final ArtifactResolver resolver;
  private final Optional<List<FoundMigration>> known;

  /**
   * @param request for a throwaway database at the migrations as they are
   * @param known those that are here, with their checksums; empty to ask Flyway
   */
  public MigrationsReading(
      GenerateRequest request,
      RealDatabase database,
      ArtifactResolver resolver,
      Optional<List<FoundMigration>> known) {
    this.request = request;
    this.database = database;
    this.resolver = resolver;
    this.known = known;
  }

  /**
   * Reads.
   *
   * @throws ProblemException when there are no migrations, when the database cannot be reached, or
   *     when the user may not read the history table
   */
  public LiveMigrations read() {
    return RunProblem.said(
        request,
        () -> {
          ScriptSet here = ScriptSet.find(request.scripts());
          Rows rows = rows();
          if (known.isPresent()) {
            return new LiveMigrations(rows.place(), rows.history(), here, known.get());
          }
          try (ToolLoaders loaders = new ToolLoaders()) {
            Toolbox tools = new Toolbox(request.toolSet(), resolver, loaders);
            return new LiveMigrations(rows.place(), rows.history(), here, found(tools));
          }
        });
  }

  private record Rows(Place place, SchemaHistory history) {}

  private Rows rows() {
    try {
      return database.read(this::rows);
    } catch (SQLException e) {
      throw new ProblemException(new LiveReadingProblem(database).of(e));
    }
  }

  private Rows rows(Connection session) throws SQLException {
    Optional<HistoryTable> table = HistoryTable.find(session, request.scripts());
    if (table.isPresent() && !table.get().missing().isEmpty()) {
      throw new ProblemException(new LiveReadingProblem(database).notAllowed(table.get(), ""));
    }
    return new Rows(
        new Place(
            database.name(),
            text(session, "show server_version").replaceAll(" .*", ""),
            table,
            text(
                session,
                "select coalesce(pg_catalog.quote_ident(pg_catalog.current_schema()), '')"),
            table.isEmpty() && text(session, HOLDS).equals("t")),
        table.isPresent() ? table.get().read(session) : SchemaHistory.NONE);
  }

  private static String text(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }

  private List<FoundMigration> found(Toolbox tools) throws IOException {
    ScriptSource scripts = request.scripts();
    Map<String, String> settings = new TreeMap<>(scripts.flyway());
    settings.put("flyway.locations", String.join(",", scripts.locations()));
    settings.put("flyway.table", NO_HISTORY);
    settings.remove("flyway.initSql");
    try {
      return tools.flyway().found(database.reading(), settings);
    } catch (ToolFailure e) {
      throw new ProblemException(
          Problem.of(e.code(), e.reason())
              .withDetail("when", "Flyway was asked for the checksums of the migrations"));
    }
  }
}
