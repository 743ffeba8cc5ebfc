package dev.headwater.database.cluster;

import dev.headwater.DatabaseChoice.Kind;
import dev.headwater.Diagnostic;
import dev.headwater.DiskProblem;
import dev.headwater.PipelineException;
import dev.headwater.PipelineListener;
import dev.headwater.PipelineRequest;
import dev.headwater.database.DatabaseOrigin;
import dev.headwater.database.DriverDataSource;
import dev.headwater.database.ThrowawayDatabase;
import dev.headwater.files.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * A database on a server of our own.
 *
 * @param driver a loader that sees PostgreSQL's JDBC driver
 */
record OwnServer(Kind kind, ClassLoader driver) {

  /** Finds PostgreSQL's programs for a run. */
  interface Programs {
    Installation in(Workplace workplace) throws IOException;
  }

  ThrowawayDatabase open(PipelineRequest request, Programs programs, PipelineListener listener) {
    try {
      Workplace workplace = Workplace.take(request, listener);
      try {
        return start(request, workplace, workplace.cluster(programs.in(workplace), listener));
      } catch (IOException | RuntimeException | Error e) {
        workplace.folder().delete();
        throw e;
      }
    } catch (IOException e) {
      throw DiskProblem.of(e, request);
    }
  }

  private ThrowawayDatabase start(PipelineRequest request, Workplace workplace, Cluster cluster)
      throws IOException {
    Path run = workplace.folder().path();
    Trees.copy(cluster.data(), run.resolve("data"));
    ClusterServer server =
        ClusterServer.start(
            cluster.postgres(), workplace.launcher(), run, request.database().serverSettings());
    try {
      DriverDataSource dataSource =
          server.dataSource(driver, cluster.password(), request.database());
      DatabaseOrigin origin =
          new DatabaseOrigin(kind, dataSource.serverVersion(), cluster.postgres().bin().toString());
      return new ClusterDatabase(
              new ClusterDatabase.Running(server, workplace.folder()), dataSource, origin)
          .closedOnExit();
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
