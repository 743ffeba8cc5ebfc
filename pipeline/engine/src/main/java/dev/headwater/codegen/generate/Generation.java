package dev.headwater.codegen.generate;

import dev.headwater.catalog.Origins;
import dev.headwater.catalog.Schemas;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.codegen.transcript.CatalogueConnection;
import dev.headwater.codegen.transcript.Recorder;
import dev.headwater.codegen.transcript.Transcript;
import dev.headwater.database.DatabaseChoice.Kind;
import dev.headwater.database.ThrowawayDatabase;
import dev.headwater.problem.Problem;
import dev.headwater.problem.Problem.Detail;
import dev.headwater.problem.ProblemException;
import dev.headwater.problem.SourceLocation;
import dev.headwater.spi.CodegenOrder;
import dev.headwater.spi.CodegenReport;
import dev.headwater.spi.CodegenTool;
import dev.headwater.spi.ToolFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** One run of jOOQ's code generator. */
public final class Generation {

  private final GenerateRequest request;
  private final GenerateListener listener;
  private final ThrowawayDatabase database;

  public Generation(
      GenerateRequest request, GenerateListener listener, ThrowawayDatabase database) {
    this.request = request;
    this.listener = listener;
    this.database = database;
  }

  /**
   * Writes all classes into the staging folder.
   *
   * @return what jOOQ saw of the database; empty when that cannot be written down
   * @throws ProblemException when a schema or the configuration is wrong
   * @throws IOException when a class cannot be read or written again
   */
  public Optional<Transcript> run(CodegenTool tool, Path staging) throws IOException {
    try (Connection real =
        CatalogueConnection.open(database.dataSource(), request.database().timeout())) {
      Recorder recorder = new Recorder(real.getCatalog());
      Connection connection = recorder.listen(real);
      CodegenReport report = tool.generate(connection, order(connection, staging));
      if (database.origin().provider() == Kind.SERVER) {
        new DatabaseName(real.getCatalog()).replaceIn(staging);
      }
      if (request.codegen().schemaGuard()) {
        guard(real, report, staging);
      }
      report.warnings().forEach(text -> listener.toolWarned("jOOQ", text));
      listener.leftOut(report.leftOut());
      return recorder.transcript();
    } catch (ToolFailure e) {
      throw goneOr(refused(e));
    } catch (SQLException e) {
      throw goneOr(
          new ProblemException(
              Problem.of("generate", "PostgreSQL did not answer jOOQ's catalogue queries")
                  .withDetail("why", String.valueOf(e.getMessage()))));
    }
  }

  private void guard(Connection real, CodegenReport report, Path staging)
      throws SQLException, IOException {
    if (report.tables().isEmpty()) {
      listener.toolWarned(
          "jOOQ",
          "SchemaGuard checks no table, because none got a class, or because"
              + " <database><name> is a class that does not extend Headwater's");
    }
    new SchemaGuardClass(request, real).write(staging, report.tables());
  }

  /** Without its server jOOQ complains of anything but that. */
  private ProblemException goneOr(ProblemException otherwise) {
    return database
        .gone(" while jOOQ read the catalogue")
        .map(ProblemException::new)
        .orElse(otherwise);
  }

  private CodegenOrder order(Connection connection, Path staging) throws SQLException {
    List<String> existing = Schemas.all(connection);
    Scope scope = new Scope(request.codegen().leaveOut(), request.scripts().historyTable());
    return new CodegenOrder(
        request.codegen().generatorXml(),
        request.codegen().generatorSource(),
        schemas(connection, existing),
        request.codegen().packageName(),
        staging,
        scope.of(Origins.read(connection), existing));
  }

  /**
   * Without a wish those that are not empty: with more than one schema jOOQ makes a package for
   * each, and an empty {@code public} beside the user's schema shall not cause that.
   */
  private List<String> schemas(Connection connection, List<String> existing) throws SQLException {
    if (request.codegen().schemas().isEmpty()) {
      List<String> filled = Schemas.filled(connection, request.scripts().historyTable());
      return filled.isEmpty() ? existing : filled;
    }
    ProblemException.throwIfAny(
        request.codegen().schemas().stream()
            .filter(wanted -> !existing.contains(wanted))
            .map(wanted -> unknown(wanted, existing))
            .toList());
    return request.codegen().schemas();
  }

  private static Problem unknown(String schema, List<String> existing) {
    return Problem.of("unknown-schema", "no migration creates the schema \"" + schema + "\"")
        .withDetail("schemas after the last migration", String.join(", ", existing))
        .withFix("correct <schemas>, or leave it out to generate all of them");
  }

  private ProblemException refused(ToolFailure failure) {
    Problem problem =
        Problem.of(failure.code(), failure.reason())
            .at(
                failure.line() > 0
                    ? new SourceLocation(request.codegen().generatorSource(), failure.line(), 0, "")
                    : SourceLocation.file(request.codegen().generatorSource()));
    for (String line : failure.details()) {
      Detail detail = Detail.of(line, "jOOQ");
      problem = problem.withDetail(detail.label(), detail.text());
    }
    ProblemException thrown = new ProblemException(problem);
    if (failure.getCause() != null) {
      thrown.initCause(failure.getCause());
    }
    return thrown;
  }
}
