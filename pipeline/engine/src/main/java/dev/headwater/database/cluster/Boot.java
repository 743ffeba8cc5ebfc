package dev.headwater.database.cluster;

import dev.headwater.database.DatabaseChoice.Kind;
import dev.headwater.database.DatabaseListener;
import dev.headwater.database.DatabaseOrigin;
import dev.headwater.database.DatabaseRequest;
import dev.headwater.database.DriverDataSource;
import dev.headwater.database.snapshots.ClusterPrefixes;
import dev.headwater.io.ExitHook;
import dev.headwater.io.Trees;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;

/** Starts the server of one run, on a copy of a cluster or of a snapshot. */
record Boot(
    Programs programs,
    Workplace workplace,
    Cluster cluster,
    ClusterPrefixes prefixes,
    DatabaseListener listener) {

  /** The server to start, and the request that it serves. */
  record Programs(Kind kind, ClassLoader driver, DatabaseRequest request) {}

  /** A server that has answered a query. */
  record Started(ClusterServer server, DriverDataSource dataSource, DatabaseOrigin origin) {}

  /** Starts from the longest kept state that proves to be right, else from nothing. */
  Started start() throws IOException {
    while (prefixes.place()) {
      try {
        Started started = startServer();
        if (prefixes.isRight(started.dataSource())) {
          return started;
        }
        started.server().stop();
      } catch (ProblemException e) {
        if (ExitHook.isExiting()) {
          throw e; // it was stopped
        }
        // It does not start from a damaged folder; from a fresh one it may say the same again.
      }
      prefixes.reject();
    }
    return fromNothing();
  }

  /** A cluster may have been damaged since it was initialised; then it is initialised anew. */
  Started fromNothing() throws IOException {
    if (!isCopied()) {
      Trees.delete(data());
      workplace.initialiseAnew(cluster, listener);
      if (!isCopied()) {
        throw new NoSuchFileException(cluster.folder().toString());
      }
      listener.warned("a damaged cluster in the cache was initialised anew: " + cluster.folder());
    }
    return startServer();
  }

  private boolean isCopied() throws IOException {
    try {
      return cluster.copyTo(data());
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private Path data() {
    return workplace.folder().path().resolve("data");
  }

  private Started startServer() throws IOException {
    DatabaseRequest request = programs.request();
    ClusterServer server =
        ClusterServer.start(
            cluster.postgres(),
            workplace.launcher(),
            workplace.folder().path(),
            request.choice().serverSettings());
    try {
      DriverDataSource dataSource =
          server.dataSource(programs.driver(), cluster.password(), request.choice());
      return new Started(
          server,
          dataSource,
          new DatabaseOrigin(
              programs.kind(), dataSource.serverVersion(), cluster.postgres().bin().toString()));
    } catch (SQLException e) {
      server.stop();
      throw new ProblemException(
          Problem.of("server-start", "PostgreSQL started, but does not answer a query")
              .withDetail("why", String.valueOf(e.getMessage())));
    } catch (IOException | RuntimeException | Error e) {
      server.stop();
      throw e;
    }
  }
}
