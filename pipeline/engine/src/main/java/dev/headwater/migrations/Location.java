package dev.headwater.migrations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

  boolean isClassPath() {
    return text.startsWith(CLASSPATH);
  }

  private String path() {
    return text.substring(text.indexOf(':') + 1).replace('\\', '/').replaceAll("^/+(?=.)", start());
  }

  private String start() {
    return isClassPath() ? "" : "/";
  }

  /** The folder before the first wildcard. */
  private String fixed() {
    String path = path();
    int wildcard = path.replaceAll("[*?].*", "").length();
    return wildcard == path.length() ? path : path.substring(0, path.lastIndexOf('/', wildcard));
  }

  private Predicate<String> matcher() {
    String regex =
        Stream.of(path().split("(?<=/)|(?=/)"))
            .map(part -> part.equals("**") ? ".*" : glob(part))
            .reduce("", String::concat);
    Pattern pattern = Pattern.compile(regex + "/.*");
    return file -> pattern.matcher(file).matches();
  }

  private static String glob(String part) {
    return Pattern.quote(part).replace("*", "\\E[^/]*\\Q").replace("?", "\\E[^/]\\Q");
  }

  /** All files of this location; the class path is looked at only for {@code classpath:}. */
  List<SourceFile> files(List<Path> classPath) throws IOException {
    List<SourceFile> files = new ArrayList<>();
    if (!isClassPath()) {
      walk(Path.of(fixed()), "", files);
      return files;
    }
    for (Path entry : classPath) {
      if (Files.isDirectory(entry)) {
        walk(entry.resolve(fixed()), entry.toString().replace('\\', '/') + "/", files);
      } else if (Files.exists(entry)) {
        entries(entry, files);
      }
    }
    return files;
  }

  private void walk(Path folder, String root, List<SourceFile> files) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    Predicate<String> matches = matcher();
    try (Stream<Path> tree = Files.walk(folder)) {
      tree.filter(Files::isRegularFile)
          .filter(f -> matches.test(f.toString().replace('\\', '/').substring(root.length())))
          .sorted()
          .forEach(file -> files.add(new SourceFile(file, "")));
    }
  }

  private void entries(Path jar, List<SourceFile> files) throws IOException {
    Predicate<String> matches = matcher();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      zip.stream()
          .filter(entry -> !entry.isDirectory())
          .map(ZipEntry::getName)
          .filter(matches)
          .sorted()
          .forEach(name -> files.add(new SourceFile(jar, name)));
    }
  }
}
