package dev.headwater.script;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the scripts of a run are, and how Flyway reads them. Paths are absolute.
 *
 * @param root the folder from which messages show paths
 * @param locations Flyway locations with their prefix
 * @param classPath where {@code classpath:} locations and Java migrations are looked up
 * @param flyway further Flyway settings by their own names, {@code flyway.…}; placeholders too
 * @param initScripts SQL files that run before the first migration
 */
public record ScriptSource(
    Path root,
    List<String> locations,
    List<Path> classPath,
    Map<String, String> flyway,
    List<Path> initScripts)
    implements Serializable {

  /** The prefix of repeatable migrations where those of the project are left out. */
  public static final String OTHER_PREFIX = "headwater-repeatable-";

  public ScriptSource {
    locations = List.copyOf(locations);
    classPath = List.copyOf(classPath);
    flyway = Map.copyOf(flyway);
    initScripts = List.copyOf(initScripts);
  }

  /** The same with its migrations in other places. */
  public ScriptSource withLocations(List<String> others) {
    return new ScriptSource(root, others, classPath, flyway, initScripts);
  }

  /** The same with other init scripts. */
  public ScriptSource withInitScripts(List<Path> others) {
    return new ScriptSource(root, locations, classPath, flyway, others);
  }

  /** The same with more settings of Flyway, by their own names. */
  public ScriptSource withFlyway(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(flyway);
    all.putAll(more);
    return new ScriptSource(root, locations, classPath, all, initScripts);
  }

  /**
   * The same up to a version, and without repeatable migrations, which may need what a later
   * version makes. No file of a project has the prefix by which Flyway then looks for those.
   *
   * @param target as Flyway takes it
   */
  public ScriptSource withoutRepeatablesUpTo(String target) {
    return withFlyway(
        Map.of(
            "flyway.target",
            target,
            "flyway.repeatableSqlMigrationPrefix",
            OTHER_PREFIX,
            "flyway.validateMigrationNaming",
            "false"));
  }

  /** A Flyway setting, or the default given. */
  public String flywaySetting(String name, String otherwise) {
    return flyway.getOrDefault("flyway." + name, otherwise);
  }

  /** The name of Flyway's history table. */
  public String historyTable() {
    return flywaySetting("table", "flyway_schema_history");
  }
}
