package dev.headwater.database.cluster;

import dev.headwater.database.DatabaseOrigin;
import dev.headwater.database.DriverDataSource;
import dev.headwater.database.ThrowawayDatabase;
import dev.headwater.database.runs.RunFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import javax.sql.DataSource;

/** A database on a server of its own, in a run folder of its own. */
final class ClusterDatabase implements ThrowawayDatabase {

  private final ClusterServer server;
  private final RunFolder folder;
  private final DriverDataSource dataSource;
  private final DatabaseOrigin origin;
  private final Thread hook = new Thread(this::closeNow, "headwater-stop");
  private boolean kept;
  private boolean closed;

  ClusterDatabase(Running running, DriverDataSource dataSource, DatabaseOrigin origin) {
    this.server = running.server();
    this.folder = running.folder();
    this.dataSource = dataSource;
    this.origin = origin;
  }

  /** Ctrl-C ends the JVM without unwinding the build. */
  ClusterDatabase closedOnExit() {
    Runtime.getRuntime().addShutdownHook(hook);
    return this;
  }

  @Override
  public DataSource dataSource() {
    return dataSource;
  }

  @Override
  public String url() {
    return dataSource.url();
  }

  @Override
  public String username() {
    return Cluster.SUPERUSER;
  }

  @Override
  public String password() {
    return dataSource.properties().getProperty("password");
  }

  @Override
  public DatabaseOrigin origin() {
    return origin;
  }

  @Override
  public Optional<String> lastWords() {
    try {
      return server.isAlive() ? Optional.empty() : Optional.of(server.log());
    } catch (IOException e) {
      return Optional.of("its log cannot be read: " + e);
    }
  }

  @Override
  public String keep() {
    try {
      folder.keep();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    kept = true;
    return "kill " + server.pid();
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is going down. Wait for the hook: Maven closes our class loader after this.
    }
    closeNow();
  }

  private synchronized void closeNow() {
    if (closed) {
      return;
    }
    closed = true;
    if (kept) {
      folder.release();
      return;
    }
    try {
      server.stop();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    folder.delete();
  }

  /** A server and the folder that it lives in. */
  record Running(ClusterServer server, RunFolder folder) {}
}
