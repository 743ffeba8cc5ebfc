package dev.headwater.database.cluster;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where the programs of a PostgreSQL server may lie.
 *
 * @param environment with {@code PATH}
 * @param packagers a pattern for the folder that each packager makes for a version
 */
record LocalPlaces(Map<String, String> environment, List<String> packagers) {

  private static final List<String> KNOWN =
      List.of(
          "/usr/lib/postgresql/*", // Debian, Ubuntu
          "/usr/pgsql-*", // PostgreSQL's own RPMs
          "/usr/libexec/postgresql*", // Alpine
          "/opt/homebrew/opt/postgresql*", // Homebrew
          "/usr/local/opt/postgresql*",
          "/home/linuxbrew/.linuxbrew/opt/postgresql*",
          "/Library/PostgreSQL/*", // EDB
          "/opt/PostgreSQL/*",
          "C:/Program Files/PostgreSQL/*",
          "/Applications/Postgres.app/Contents/Versions/*");

  static LocalPlaces ofThisMachine() {
    return new LocalPlaces(System.getenv(), KNOWN);
  }

  /** Folders that may hold {@code postgres} and {@code initdb}, the likeliest first. */
  List<Path> programs() {
    Set<Path> found = new LinkedHashSet<>();
    List<Path> path = path();
    path.stream()
        .map(folder -> folder.resolve("pg_config"))
        .filter(Files::isExecutable)
        .flatMap(program -> Installation.asked(program.toString(), "--bindir").stream())
        .forEach(bin -> found.add(Path.of(bin)));
    found.addAll(path);
    for (String pattern : packagers) {
      for (Path version : matches(pattern)) {
        found.add(version.resolve("bin"));
        found.add(version);
      }
    }
    Map<Path, Path> once = new LinkedHashMap<>();
    found.forEach(bin -> once.putIfAbsent(real(bin.resolve("postgres")), bin));
    return List.copyOf(once.values());
  }

  /** Packagers link their programs into folders of {@code PATH}. */
  private static Path real(Path program) {
    try {
      return program.toRealPath();
    } catch (IOException e) {
      return program; // it is not there
    }
  }

  private List<Path> path() {
    return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(folder -> !folder.isBlank() && new File(folder).isDirectory())
        .map(Path::of)
        .toList();
  }

  /** The newest first, where names differ by a version. */
  private static List<Path> matches(String pattern) {
    int name = pattern.lastIndexOf('/') + 1;
    File folder = new File(pattern.substring(0, name));
    if (!folder.isDirectory()) {
      return List.of();
    }
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries =
        Files.newDirectoryStream(folder.toPath(), pattern.substring(name))) {
      entries.forEach(found::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Collections.sort(found, Collections.reverseOrder());
    return found;
  }
}
