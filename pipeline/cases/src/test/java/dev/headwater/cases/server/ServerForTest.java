package dev.headwater.cases.server;

import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.database.DatabaseChoice.Kind;
import dev.headwater.database.DatabaseOrder;
import dev.headwater.database.DriverDataSource;
import dev.headwater.database.DriverDataSource.Address;
import dev.headwater.database.DriverDataSource.Session;
import dev.headwater.database.ThrowawayDatabase;
import dev.headwater.database.cluster.EmbeddedProvider;
import dev.headwater.script.ScriptSet;
import dev.headwater.tool.ToolLoaders;
import dev.headwater.tool.Toolbox;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A server as a company would run one, on binaries of the embedded provider. */
public final class ServerForTest {

  /** Its driver stays, as the server outlives this method. */
  private static final ToolLoaders LOADERS = new ToolLoaders();

  private ServerForTest() {}

  public static ThrowawayDatabase open(TestArtifacts artifacts, String postgresVersion)
      throws Exception {
    GenerateRequest.Builder request =
        GenerateRequest.in(Path.of("")).provider(Kind.EMBEDDED).postgresVersion(postgresVersion);
    String cache = System.getProperty("headwater.cache", "");
    if (!cache.isEmpty()) {
      request.cacheDirectory(Path.of(cache));
    }
    return open(artifacts, request.build());
  }

  /** The empty database of a request. */
  public static ThrowawayDatabase open(TestArtifacts artifacts, GenerateRequest wanted)
      throws Exception {
    return new EmbeddedProvider(
            artifacts, new Toolbox(wanted.toolSet(), artifacts, LOADERS).driver())
        .open(
            DatabaseOrder.ofEmpty(wanted.database(), ScriptSet.none(wanted.scripts())),
            GenerateListener.SILENT);
  }

  /** A role that may create databases and nothing else. */
  public static void createBuilder(ThrowawayDatabase server) throws SQLException {
    try (Connection connection = server.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create role builder login createdb password 'b'");
    }
  }

  /** As superuser, to another database than its own. */
  public static Connection connect(ThrowawayDatabase server, String database) throws SQLException {
    return dataSource(server, database).getConnection();
  }

  /** Connections as superuser, to another database than its own. */
  public static DriverDataSource dataSource(ThrowawayDatabase server, String database) {
    return DriverDataSource.postgres(
        ((DriverDataSource) server.dataSource()).driver().getClass().getClassLoader(),
        new Address(
            server.url().replaceAll("/[^/]*$", "/" + database),
            server.username(),
            server.password()),
        new Session(database, "UTC"));
  }
}
