package dev.headwater.database.embedded;

import dev.headwater.PipelineListener;
import dev.headwater.PipelineRequest;
import dev.headwater.database.DatabaseProvider;
import dev.headwater.database.ThrowawayDatabase;
import dev.headwater.files.Trees;
import dev.headwater.tools.ArtifactResolver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

/** Throwaway databases from PostgreSQL binaries out of the Maven repository. */
public final class EmbeddedProvider implements DatabaseProvider {

  private final ArtifactResolver resolver;
  private final ClassLoader driver;

  /**
   * @param driver a loader that sees PostgreSQL's JDBC driver
   */
  public EmbeddedProvider(ArtifactResolver resolver, ClassLoader driver) {
    this.resolver = resolver;
    this.driver = driver;
  }

  @Override
  public ThrowawayDatabase open(PipelineRequest request, PipelineListener listener) {
    PostgresVersion version = PostgresVersion.of(request.postgresVersion());
    Platform platform = Platform.current();
    Launcher launcher = Launcher.find(platform);
    try {
      Path base = launcher.reachable(CacheRoot.writable(request.cacheDirectory(), listener));
      RunFolder.sweep(base.resolve("runs"));
      RunFolder folder = RunFolder.create(base.resolve("runs"));
      try {
        BinaryStore binaries = new BinaryStore(base.resolve("postgres"), resolver);
        Optional<Installation> unpacked = binaries.find(version, platform);
        Installation postgres =
            unpacked.isPresent()
                ? unpacked.get()
                : binaries.unpack(
                    new BinaryStore.Wanted(version, platform), folder.path(), listener);
        return start(request, postgres, launcher, new Place(base, folder), listener);
      } catch (IOException | SQLException | RuntimeException | Error e) {
        folder.delete();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException("a server that says it is ready refuses a query", e);
    }
  }

  private ThrowawayDatabase start(
      PipelineRequest request,
      Installation postgres,
      Launcher launcher,
      Place place,
      PipelineListener listener)
      throws IOException, SQLException {
    Cluster cluster =
        new Cluster(place.base().resolve("clusters").resolve(postgres.folder().getFileName()));
    Path run = place.folder().path();
    if (!cluster.exists()) {
      cluster.initialise(postgres, launcher, run, listener);
    }
    Trees.copy(cluster.data(), run.resolve("data"));
    EmbeddedServer server = EmbeddedServer.start(postgres, launcher, run, request.serverSettings());
    EmbeddedDatabase database =
        new EmbeddedDatabase(server, place.folder(), driver, cluster.password());
    try {
      database.askVersion();
      return database;
    } catch (SQLException e) {
      database.close();
      throw e;
    }
  }

  private record Place(Path base, RunFolder folder) {}
}
