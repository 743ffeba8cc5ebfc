package dev.headwater.script;

import dev.headwater.problem.SourceLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
    List<Path> folders =
        MigrationFolders.of(source).paths().stream()
            .flatMap(JavaMigration::beside)
            .distinct()
            .filter(Files::isDirectory)
            .toList();
    Stream.Builder<String> found = Stream.builder();
    for (Path folder : folders) {
      try (Stream<Path> tree = Files.walk(folder)) {
        tree.filter(file -> isSource(String.valueOf(file.getFileName())))
            .map(file -> SourceLocation.shown(source.root(), file))
            .sorted()
            .forEach(found);
      }
    }
    return found.build().toList();
  }

  /** The same package in the source folder of each language. */
  private static Stream<Path> beside(Path folder) {
    var resources = RESOURCES.matcher(Location.slashes(folder));
    return resources.matches()
        ? Stream.of("java", "kotlin", "groovy", "scala")
            .map(
                language ->
                    Path.of(
                        resources.group(1)
                            + "/"
                            + language
                            + (resources.group(2) == null ? "" : resources.group(2))))
        : Stream.of(folder);
  }

  private static boolean isSource(String fileName) {
    return isOne(fileName) && !fileName.endsWith(".class");
  }
}
