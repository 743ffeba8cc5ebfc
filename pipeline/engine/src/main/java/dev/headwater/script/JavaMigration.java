package dev.headwater.script;

import dev.headwater.problem.SourceLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Migrations in Java, or in another language of the JVM. Flyway's names for them are fixed. */
final class JavaMigration {

  private static final Pattern NAME =
      Pattern.compile("(V(\\d+(_\\d+)*)(__\\w*)?|R__\\w+)\\.(class|java|kt|groovy|scala)");

  private static final Pattern RESOURCES = Pattern.compile("(.*/src/\\w+)/resources(/.*)?");

  private JavaMigration() {}

  /** Whether a file is one, compiled or not. */
  static boolean isOne(String fileName) {
    return NAME.matcher(fileName).matches();
  }

  /** The version of a compiled or uncompiled one; empty for a repeatable one, and for no one. */
  static Optional<Version> version(String fileName) {
    Matcher name = NAME.matcher(fileName);
    return name.matches() && name.group(2) != null
        ? Optional.of(new Version(MigrationName.normalized(name.group(2).replace('_', '.'))))
        : Optional.empty();
  }

  /**
   * The sources of migrations that Flyway finds in production, in the packages of the locations.
   * The module that uses Headwater is not compiled yet when Headwater needs them.
   */
  static List<String> uncompiled(ScriptSource source) throws IOException {
    Set<Path> folders = new LinkedHashSet<>();
    for (Path folder : MigrationFolders.of(source).paths()) {
      folders.addAll(beside(folder));
    }
    List<String> found = new ArrayList<>();
    for (Path folder : folders) {
      if (!Files.isDirectory(folder)) {
        continue;
      }
      try (Stream<Path> tree = Files.walk(folder)) {
        tree.filter(file -> isSource(String.valueOf(file.getFileName())))
            .map(file -> SourceLocation.shown(source.root(), file))
            .sorted()
            .forEach(found::add);
      }
    }
    return found;
  }

  /** The same package in the source folder of each language. */
  private static List<Path> beside(Path folder) {
    Matcher resources = RESOURCES.matcher(Location.slashes(folder));
    if (!resources.matches()) {
      return List.of(folder);
    }
    String inside = resources.group(2) == null ? "" : resources.group(2);
    List<Path> all = new ArrayList<>();
    for (String language : List.of("java", "kotlin", "groovy", "scala")) {
      all.add(Path.of(resources.group(1) + "/" + language + inside));
    }
    return all;
  }

  private static boolean isSource(String fileName) {
    return isOne(fileName) && !fileName.endsWith(".class");
  }
}
