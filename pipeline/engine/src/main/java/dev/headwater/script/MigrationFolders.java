package dev.headwater.script;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folders of a request's locations, for scripts that may be there or may have been. On the
 * class path only folders count: the project's own resources, not the content of jars.
 */
public final class MigrationFolders {

  private final MigrationNaming naming;
  private final List<Location> locations;

  private MigrationFolders(MigrationNaming naming, List<Location> locations) {
    this.naming = naming;
    this.locations = List.copyOf(locations);
  }

  public static MigrationFolders of(ScriptSource source) {
    return new MigrationFolders(
        MigrationNaming.of(source),
        source.locations().stream()
            .map(Location::new)
            .flatMap(location -> folders(location, source.classPath()))
            .toList());
  }

  private static Stream<Location> folders(Location location, List<Path> classPath) {
    return location.isClassPath()
        ? classPath.stream()
            .filter(entry -> !entry.toString().endsWith(".jar"))
            .map(entry -> new Location("filesystem:" + entry.resolve(location.path())))
        : Stream.of(location);
  }

  /** The folders, each up to its first wildcard; they need not exist. */
  public List<Path> paths() {
    return locations.stream().map(location -> Path.of(location.fixed())).distinct().toList();
  }

  /** How scripts are named here. */
  public MigrationNaming naming() {
    return naming;
  }

  /** What Flyway reads out of the name of a file; empty when it would not look at the file. */
  public Optional<MigrationName> name(Path file) {
    String path = Location.slashes(file);
    return locations.stream().anyMatch(location -> location.matcher().test(path))
        ? naming.parse(String.valueOf(file.getFileName()))
        : Optional.empty();
  }
}
