package dev.headwater.script;

import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.problem.SourceLocation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The scripts of a set as entries of a jar, and the places where Flyway finds them there.
 *
 * @param entries by their names in the jar
 * @param locations on the class path, in the order of the set
 * @param callbackLocations where newer Flyways look for SQL callbacks, too
 */
public record PackedScripts(
    Map<String, ScriptFile> entries, List<String> locations, List<String> callbackLocations) {

  /** Folders of the project lie below this one. */
  private static final String FOLDER = "migrations/";

  /**
   * Packs them.
   *
   * @throws ProblemException when a migration in Java is not compiled
   */
  public static PackedScripts of(ScriptSet scripts) throws IOException {
    ScriptSource source = scripts.source();
    new PassedOver(source)
        .uncompiled()
        .ifPresent(
            text -> {
              throw new ProblemException(
                  Problem.of("bundle-uncompiled", "the bundle would lack migrations")
                      .withDetail("why", text));
            });
    Map<String, ScriptFile> entries = new TreeMap<>();
    List<Location> locations = source.locations().stream().map(Location::new).toList();
    return new PackedScripts(
        entries,
        packed(locations, scripts, entries),
        packed(Location.ofCallbacks(source), scripts, entries));
  }

  private static List<String> packed(
      List<Location> locations, ScriptSet scripts, Map<String, ScriptFile> entries)
      throws IOException {
    Map<SourceFile, ScriptFile> known = new HashMap<>();
    scripts.files().forEach(file -> known.put(file.source(), file));
    List<String> packed = new ArrayList<>();
    for (Location location : locations) {
      String folder = folder(location, scripts.source().root());
      boolean isEmpty = true;
      for (SourceFile file : location.files(scripts.source().classPath())) {
        ScriptFile script = known.get(file);
        if (script != null) {
          entries.putIfAbsent(folder + "/" + location.below().apply(file), script);
          isEmpty = false;
        }
      }
      if (!isEmpty) {
        packed.add("classpath:" + folder + location.path().substring(location.fixed().length()));
      }
    }
    return packed;
  }

  /** Without what leads out of the jar. */
  private static String folder(Location location, Path root) {
    if (location.isClassPath()) {
      return location.fixed();
    }
    String shown = SourceLocation.shown(root, Path.of(location.fixed()));
    String below =
        List.of(shown.split("/")).stream()
            .filter(part -> !part.isEmpty() && !part.equals("..") && !part.contains(":"))
            .collect(Collectors.joining("/"));
    return FOLDER + below;
  }
}
