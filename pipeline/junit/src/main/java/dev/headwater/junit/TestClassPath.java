package dev.headwater.junit;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the classes of the tests come from. */
final class TestClassPath {

  private TestClassPath() {}

  static String joined() {
    return entries().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  /** Surefire and IDEs hide a long class path behind a jar with a manifest. */
  static List<Path> entries() {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""));
    List<Path> entries = paths(classPath);
    List<Path> whole = entries.size() == 1 ? behind(entries.get(0)) : entries;
    return Stream.concat(whole.stream(), paths(System.getProperty("jdk.module.path", "")).stream())
        .toList();
  }

  private static List<Path> behind(Path only) {
    if (!only.toFile().isFile()) {
      return List.of(only);
    }
    try (JarFile jar = new JarFile(only.toFile())) {
      Manifest manifest = jar.getManifest();
      String named =
          manifest == null
              ? null
              : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      return named == null
          ? List.of(only)
          : Stream.of(named.strip().split("\\s+"))
              .map(entry -> Path.of(only.toUri().resolve(entry)))
              .toList();
    } catch (IOException e) {
      return List.of(only);
    }
  }

  static List<Path> paths(String joined) {
    return Stream.of(joined.split(File.pathSeparator))
        .filter(path -> !path.isEmpty())
        .map(Path::of)
        .toList();
  }
}
