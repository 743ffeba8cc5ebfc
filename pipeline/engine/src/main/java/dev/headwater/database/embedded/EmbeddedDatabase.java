package dev.headwater.database.embedded;

import dev.headwater.database.DriverDataSource;
import dev.headwater.database.ThrowawayDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;

/** A database on a server of its own, in a run folder of its own. */
final class EmbeddedDatabase implements ThrowawayDatabase {

  private final EmbeddedServer server;
  private final RunFolder folder;
  private final DriverDataSource dataSource;
  private final Thread hook = new Thread(this::closeNow, "headwater-stop");
  private String version = "";
  private boolean kept;
  private boolean closed;

  EmbeddedDatabase(EmbeddedServer server, RunFolder folder, ClassLoader driver, String password) {
    this.server = server;
    this.folder = folder;
    String url = "jdbc:postgresql://127.0.0.1:" + server.port() + "/postgres";
    this.dataSource = DriverDataSource.postgres(driver, url, Cluster.SUPERUSER, password);
  }

  /** Ready means that a query succeeded. */
  void askVersion() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("show server_version")) {
      row.next();
      version = row.getString(1).replaceAll(" .*", "");
    }
    // Ctrl-C ends the JVM without unwinding the build.
    Runtime.getRuntime().addShutdownHook(hook);
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
  public String postgresVersion() {
    return version;
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
      return; // the JVM is going down, and the hook does the work
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
}
