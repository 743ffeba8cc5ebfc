package dev.headwater.script;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * One Flyway location. {@code *}, {@code **} and {@code ?} stand for folder names as in Flyway.
 *
 * @param text with its prefix, as Flyway gets it
 */
record Location(String text) {

  private static final String CLASSPATH = "classpath:";

  /** Where newer Flyways look for SQL callbacks, too. */
  static List<Location> ofCallbacks(ScriptSource source) {
    String locations = source.flywaySetting("callbackLocations", "");
    if (locations.isBlank()) {
      return List.of();
    }
    return Stream.of(locations.split(","))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .map(Location::new)
        .toList();
  }

  boolean isClassPath() {
    return text.startsWith(CLASSPATH);
  }

  /** Without its prefix. */
  String path() {
    String path = text.substring(text.indexOf(':') + 1).replace('\\', '/');
    String trimmed = path.length() > 1 ? path.replaceAll("/+$", "") : path;
    return isClassPath() ? trimmed.replaceAll("^/+", "") : trimmed;
  }

  /** A folder without files is a fine place for the first migration. */
  boolean isEmptyFolder() {
    return !isClassPath() && Files.isDirectory(Path.of(fixed()));
  }

  /** The folder before the first wildcard. */
  String fixed() {
    String path = path();
    int wildcard = path.replaceAll("[*?].*", "").length();
    return wildcard == path.length()
        ? path
        : path.substring(0, Math.max(path.lastIndexOf('/', wildcard), 0));
  }

  /** The paths of files below this location, with forward slashes. */
  Function<SourceFile, String> below() {
    String folder = fixed() + "/";
    return file -> {
      String path = file.entry().isEmpty() ? slashes(file.container()) : file.entry();
      int start = path.lastIndexOf(folder);
      return start < 0 ? path : path.substring(start + folder.length());
    };
  }

  /** Which files belong to this location, by their whole path. */
  Predicate<String> matcher() {
    String regex =
        Stream.of(path().split("(?<=/)|(?=/)"))
            .map(part -> part.equals("**") ? ".*" : glob(part))
            .reduce("", String::concat);
    // A name may have line feeds, too.
    Pattern pattern = Pattern.compile(regex + "/.*", Pattern.DOTALL);
    return file -> pattern.matcher(file).matches();
  }

  private static String glob(String part) {
    return Pattern.quote(part).replace("*", "\\E[^/]*\\Q").replace("?", "\\E[^/]\\Q");
  }

  /**
   * All files of this location. The class path is looked at only for {@code classpath:}, and of
   * files with one name the first on the class path counts, as for a class loader.
   */
  List<SourceFile> files(List<Path> classPath) throws IOException {
    Map<String, SourceFile> files = new LinkedHashMap<>();
    if (!isClassPath()) {
      walk(Path.of(fixed()), "", files);
    } else {
      for (Path entry : classPath) {
        if (Files.isDirectory(entry)) {
          walk(entry.resolve(fixed()), slashes(entry) + "/", files);
        } else if (entry.toString().endsWith(".jar") && Files.exists(entry)) {
          entries(entry, files);
        }
      }
    }
    return List.copyOf(files.values());
  }

  private void walk(Path folder, String root, Map<String, SourceFile> files) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    Predicate<String> matches = matcher();
    try (Stream<Path> tree = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      for (Path file : tree.filter(Files::isRegularFile).sorted().toList()) {
        String name = slashes(file).substring(root.length());
        if (matches.test(name)) {
          files.putIfAbsent(name, new SourceFile(file, ""));
        }
      }
    }
  }

  static String slashes(Path path) {
    return path.toString().replace('\\', '/');
  }

  private void entries(Path jar, Map<String, SourceFile> files) throws IOException {
    Predicate<String> matches = matcher();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      zip.stream()
          .filter(entry -> !entry.isDirectory())
          .map(ZipEntry::getName)
          .filter(matches)
          .sorted()
          .forEach(name -> files.putIfAbsent(name, new SourceFile(jar, name)));
    }
  }
}
