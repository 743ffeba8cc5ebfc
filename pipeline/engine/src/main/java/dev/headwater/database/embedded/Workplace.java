package dev.headwater.database.embedded;

import dev.headwater.PipelineListener;
import dev.headwater.PipelineRequest;
import dev.headwater.tools.ArtifactResolver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where one run works.
 *
 * @param base the cache folder, with {@code postgres}, {@code clusters} and {@code runs}
 * @param folder this run's own, to be deleted at its end
 */
record Workplace(
    Path base, RunFolder folder, PostgresVersion version, Platform platform, Launcher launcher) {

  /** Sweeps what dead runs left, then makes a folder for this one. */
  static Workplace take(PipelineRequest request, PipelineListener listener) throws IOException {
    PostgresVersion version = PostgresVersion.of(request.postgresVersion());
    Platform platform = Platform.current();
    Launcher launcher = Launcher.find(platform);
    Path base = launcher.reachable(CacheRoot.writable(request.cacheDirectory(), listener));
    Path runs = base.resolve("runs");
    RunFolder.sweep(runs);
    return new Workplace(base, RunFolder.create(runs), version, platform, launcher);
  }

  /** The initialised cluster, made now if this machine has none yet. */
  Cluster ready(ArtifactResolver resolver, PipelineListener listener) throws IOException {
    BinaryStore binaries = new BinaryStore(base.resolve("postgres"), resolver);
    Optional<Installation> unpacked = binaries.find(version, platform);
    Installation postgres =
        unpacked.isPresent()
            ? unpacked.get()
            : binaries.unpack(new BinaryStore.Wanted(version, platform), folder.path(), listener);
    Cluster cluster =
        new Cluster(base.resolve("clusters").resolve(postgres.folder().getFileName()), postgres);
    if (!cluster.exists()) {
      cluster.initialise(launcher, folder.path(), listener);
    }
    return cluster;
  }
}
