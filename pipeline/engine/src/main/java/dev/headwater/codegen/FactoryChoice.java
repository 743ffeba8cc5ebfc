package dev.headwater.codegen;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which factories of test data a run makes.
 *
 * @param packageName their Java package
 * @param folder where they are written
 * @param classes the folder with the sources of jOOQ's classes, where another module makes them;
 *     then this run makes none
 * @param values SQL for columns, by {@code table.column}
 */
public record FactoryChoice(
    String packageName, Path folder, Optional<Path> classes, Map<String, String> values)
    implements Serializable {

  public FactoryChoice {
    values = new TreeMap<>(values);
  }

  /** The same with absolute paths. */
  FactoryChoice in(Path project) {
    return new FactoryChoice(
        packageName,
        project.resolve(folder).normalize(),
        classes.map(path -> project.resolve(path).normalize()),
        values);
  }
}
