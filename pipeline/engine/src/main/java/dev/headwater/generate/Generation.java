package dev.headwater.generate;

import dev.headwater.DatabaseChoice.Kind;
import dev.headwater.Diagnostic;
import dev.headwater.LeftOut;
import dev.headwater.PipelineException;
import dev.headwater.PipelineListener;
import dev.headwater.PipelineRequest;
import dev.headwater.SourceLocation;
import dev.headwater.catalogue.Ahead;
import dev.headwater.catalogue.CatalogueConnection;
import dev.headwater.catalogue.Recorder;
import dev.headwater.catalogue.Transcript;
import dev.headwater.database.ThrowawayDatabase;
import dev.headwater.spi.CodegenOrder;
import dev.headwater.spi.CodegenReport;
import dev.headwater.spi.CodegenTool;
import dev.headwater.spi.ToolFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One run of jOOQ's code generator. */
public final class Generation {

  private static final String ALL_SCHEMAS =
      """
      select nspname from pg_catalog.pg_namespace
      where nspname !~ '^pg_' and nspname <> 'information_schema'
      order by nspname collate "C" """;

  /**
   * Schemas that hold something of the user's own. With more than one schema jOOQ makes a package
   * for each, and an empty {@code public} beside the user's schema shall not cause that.
   */
  private static final String FILLED_SCHEMAS =
      """
      select nspname from pg_catalog.pg_namespace n
      where nspname !~ '^pg_' and nspname <> 'information_schema'
        and (exists (select from pg_catalog.pg_class c
                     where c.relnamespace = n.oid and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
                       and c.relname <> ?
                       and not exists (select from pg_catalog.pg_depend d
                                       where d.classid = 'pg_catalog.pg_class'::regclass
                                         and d.objid = c.oid and d.deptype = 'e'))
          or exists (select from pg_catalog.pg_proc p
                     where p.pronamespace = n.oid
                       and not exists (select from pg_catalog.pg_depend d
                                       where d.classid = 'pg_catalog.pg_proc'::regclass
                                         and d.objid = p.oid and d.deptype = 'e'))
          or exists (select from pg_catalog.pg_type t
                     left join pg_catalog.pg_class c on c.oid = t.typrelid
                     where t.typnamespace = n.oid
                       and (t.typtype in ('e', 'd') or c.relkind = 'c')
                       and not exists (select from pg_catalog.pg_depend d
                                       where d.classid = 'pg_catalog.pg_type'::regclass
                                         and d.objid = t.oid and d.deptype = 'e')))
      order by nspname collate "C" """;

  private final PipelineRequest request;
  private final PipelineListener listener;
  private final ThrowawayDatabase database;

  public Generation(
      PipelineRequest request, PipelineListener listener, ThrowawayDatabase database) {
    this.request = request;
    this.listener = listener;
    this.database = database;
  }

  /**
   * Writes all classes into the staging folder.
   *
   * @param ahead knows perhaps some answers already
   * @return what jOOQ saw of the database; empty when that cannot be written down
   * @throws PipelineException when a schema or the configuration is wrong
   * @throws IOException when a class cannot be read or written again
   */
  public Optional<Transcript> run(CodegenTool tool, Ahead ahead, Path staging) throws IOException {
    try (Connection real = CatalogueConnection.open(database.dataSource(), request.timeout())) {
      Recorder recorder = new Recorder(real.getCatalog(), ahead);
      Connection connection = recorder.listen(real);
      CodegenReport report = tool.generate(connection, order(schemas(connection), staging));
      if (database.origin().provider() == Kind.SERVER) {
        new DatabaseName(real.getCatalog()).replaceIn(staging);
      }
      report.warnings().forEach(text -> listener.toolWarned("jOOQ", text));
      listener.leftOut(report.leftOut());
      return recorder.transcript();
    } catch (ToolFailure e) {
      throw goneOr(refused(e));
    } catch (SQLException e) {
      throw goneOr(
          new PipelineException(
              Diagnostic.of("generate", "PostgreSQL did not answer jOOQ's catalogue queries")
                  .withDetail("why", String.valueOf(e.getMessage()))));
    }
  }

  /** Without its server jOOQ complains of anything but that. */
  private PipelineException goneOr(PipelineException otherwise) {
    return database
        .gone(" while jOOQ read the catalogue")
        .map(PipelineException::new)
        .orElse(otherwise);
  }

  private CodegenOrder order(List<String> schemas, Path staging) {
    return new CodegenOrder(
        request.generatorXml(),
        request.generatorSource(),
        schemas,
        request.packageName(),
        staging,
        request.leaveOut().stream().map(LeftOut::word).collect(Collectors.toSet()),
        request.historyTable());
  }

  private List<String> schemas(Connection connection) throws SQLException {
    List<String> existing = names(connection.prepareStatement(ALL_SCHEMAS));
    if (request.schemas().isEmpty()) {
      PreparedStatement query = connection.prepareStatement(FILLED_SCHEMAS);
      query.setString(1, request.historyTable());
      List<String> filled = names(query);
      return filled.isEmpty() ? existing : filled;
    }
    PipelineException.throwIfAny(
        request.schemas().stream()
            .filter(wanted -> !existing.contains(wanted))
            .map(wanted -> unknown(wanted, existing))
            .toList());
    return request.schemas();
  }

  private static Diagnostic unknown(String schema, List<String> existing) {
    return Diagnostic.of("unknown-schema", "no migration creates the schema \"" + schema + "\"")
        .withDetail("schemas after the last migration", String.join(", ", existing))
        .withFix("correct <schemas>, or leave it out to generate all of them");
  }

  private static List<String> names(PreparedStatement query) throws SQLException {
    List<String> names = new ArrayList<>();
    try (query;
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        names.add(row.getString(1));
      }
    }
    return names;
  }

  private PipelineException refused(ToolFailure failure) {
    Diagnostic problem =
        Diagnostic.of(failure.code(), failure.reason())
            .at(
                failure.line() > 0
                    ? new SourceLocation(request.generatorSource(), failure.line(), 0, "")
                    : SourceLocation.file(request.generatorSource()));
    for (String detail : failure.details()) {
      int colon = detail.indexOf(": ");
      problem =
          colon > 0
              ? problem.withDetail(detail.substring(0, colon), detail.substring(colon + 2))
              : problem.withDetail("jOOQ", detail);
    }
    PipelineException thrown = new PipelineException(problem);
    if (failure.getCause() != null) {
      thrown.initCause(failure.getCause());
    }
    return thrown;
  }
}
