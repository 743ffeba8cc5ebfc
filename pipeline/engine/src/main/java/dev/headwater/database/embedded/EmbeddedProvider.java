package dev.headwater.database.embedded;

import dev.headwater.Diagnostic;
import dev.headwater.DiskProblem;
import dev.headwater.PipelineException;
import dev.headwater.PipelineListener;
import dev.headwater.PipelineRequest;
import dev.headwater.database.DatabaseProvider;
import dev.headwater.database.ThrowawayDatabase;
import dev.headwater.files.Trees;
import dev.headwater.tools.ArtifactResolver;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/** Throwaway databases from PostgreSQL binaries out of the Maven repository. */
public final class EmbeddedProvider implements DatabaseProvider {

  private final ArtifactResolver resolver;
  private final ClassLoader driver;

  /**
   * Needs both only when a database is opened.
   *
   * @param driver a loader that sees PostgreSQL's JDBC driver
   */
  public EmbeddedProvider(ArtifactResolver resolver, ClassLoader driver) {
    this.resolver = resolver;
    this.driver = driver;
  }

  @Override
  public ThrowawayDatabase open(PipelineRequest request, PipelineListener listener) {
    try {
      Workplace workplace = Workplace.take(request, listener);
      try {
        return start(request, workplace, workplace.ready(resolver, listener));
      } catch (IOException | RuntimeException | Error e) {
        workplace.folder().delete();
        throw e;
      }
    } catch (IOException e) {
      throw DiskProblem.of(e, request);
    }
  }

  /**
   * Fetches, unpacks and initialises what is missing, and starts nothing.
   *
   * @return PostgreSQL's version
   */
  public static String prepare(
      PipelineRequest request, ArtifactResolver resolver, PipelineListener listener) {
    try {
      Workplace workplace = Workplace.take(request, listener);
      try {
        return workplace.ready(resolver, listener).postgres().version().artifact();
      } finally {
        workplace.folder().delete();
      }
    } catch (IOException e) {
      throw DiskProblem.of(e, request);
    }
  }

  private ThrowawayDatabase start(PipelineRequest request, Workplace workplace, Cluster cluster)
      throws IOException {
    Path run = workplace.folder().path();
    Trees.copy(cluster.data(), run.resolve("data"));
    EmbeddedServer server =
        EmbeddedServer.start(
            cluster.postgres(), workplace.launcher(), run, request.serverSettings());
    try {
      EmbeddedDatabase database =
          new EmbeddedDatabase(server, workplace.folder(), driver, cluster.password());
      database.askVersion();
      return database;
    } catch (SQLException e) {
      server.stop();
      throw new PipelineException(
          Diagnostic.of("server-start", "PostgreSQL started, but does not answer a query")
              .withDetail("why", String.valueOf(e.getMessage())));
    } catch (IOException | RuntimeException | Error e) {
      server.stop();
      throw e;
    }
  }
}
