package dev.headwater.script;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Where the scripts of a request lie, or will lie once somebody makes them.
 *
 * @param folders with everything below them
 * @param files init scripts, and jars that may hold migrations
 * @param endings what the names of migrations end with; other files in the folders do not matter
 */
public record ScriptPlaces(Set<Path> folders, Set<Path> files, List<String> endings) {

  public ScriptPlaces {
    folders = Set.copyOf(folders);
    files = Set.copyOf(files);
    endings = List.copyOf(endings);
  }

  /** The places of a source. */
  public static ScriptPlaces of(ScriptSource source) {
    Set<Path> folders = new LinkedHashSet<>();
    Set<Path> files = new LinkedHashSet<>(source.initScripts());
    List<Location> locations = new ArrayList<>(Location.ofCallbacks(source));
    source.locations().forEach(text -> locations.add(new Location(text)));
    for (Location location : locations) {
      if (!location.isClassPath()) {
        folders.add(Path.of(location.fixed()));
        continue;
      }
      for (Path entry : source.classPath()) {
        if (entry.toString().endsWith(".jar")) {
          files.add(entry);
        } else {
          folders.add(entry.resolve(location.fixed()));
        }
      }
    }
    List<String> endings = new ArrayList<>(List.of(".class"));
    for (String suffix : MigrationNaming.of(source).suffixes()) {
      endings.add(suffix);
      endings.add(suffix + ".conf"); // Flyway's settings of one script
    }
    return new ScriptPlaces(folders, files, endings);
  }
}
