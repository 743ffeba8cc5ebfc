package dev.headwater.bench.contestant;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A PostgreSQL server on this machine that runs as long as the bench. */
public final class RunningServer implements AutoCloseable {

  public static final String USER = "postgres";
  public static final String DATABASE = "bench";

  private final EmbeddedPostgres server;

  private RunningServer(EmbeddedPostgres server) {
    this.server = server;
  }

  /** The same PostgreSQL as Headwater's default, and as careless. */
  public static RunningServer start(Path folder) throws IOException {
    return new RunningServer(
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(folder.toFile())
            .setServerConfig("fsync", "off")
            .setServerConfig("full_page_writes", "off")
            .setServerConfig("listen_addresses", "127.0.0.1")
            .start());
  }

  public String url() {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(server.getPort(), DATABASE);
  }

  public int port() {
    return server.getPort();
  }

  public void emptyDatabase() throws IOException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("drop database if exists " + DATABASE + " with (force)");
      statement.execute("create database " + DATABASE);
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
