package dev.headwater.command.embed;

import dev.headwater.codegen.GenerateRequest;
import dev.headwater.tool.ArtifactResolver.Artifact;
import dev.headwater.tool.ToolVersions;
import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that a JVM without Maven needs to open the database of a project: where the tools are,
 * and the project's settings, without passwords.
 */
public record Profile(Map<String, String> entries) {

  static final String JARS = "jars.";
  static final String BRIDGE = "bridge.";
  static final String TOOL = "tool.";
  static final String SETTING = "setting.";

  public Profile {
    entries = Map.copyOf(entries);
  }

  /** The profile in a file; empty where there is none. */
  public static Profile read(Path file) throws IOException {
    try (Reader reader = Files.newBufferedReader(file)) {
      return read(reader);
    } catch (NoSuchFileException e) {
      return new Profile(Map.of());
    }
  }

  private static Profile read(Reader reader) throws IOException {
    Properties properties = new Properties();
    properties.load(reader);
    Map<String, String> entries = new TreeMap<>();
    properties
        .stringPropertyNames()
        .forEach(name -> entries.put(name, properties.getProperty(name)));
    return new Profile(entries);
  }

  /**
   * A profile that does not know the jars of the outside tools yet.
   *
   * @param engine the jars of this engine
   * @param bridges the jars of its bridges, by artifactId
   * @param repository the local Maven repository
   */
  public static Profile of(
      GenerateRequest request, List<Path> engine, Map<String, Path> bridges, Path repository) {
    Map<String, String> entries = new TreeMap<>();
    entries.put("headwater", ToolVersions.value("headwater"));
    entries.put("engine", joined(engine));
    bridges.forEach((name, jar) -> entries.put(BRIDGE + name, jar.toString()));
    entries.put("repository", repository.toString());
    entries.put(TOOL + "flyway", request.tools().flyway());
    entries.put(TOOL + "pgjdbc", request.tools().pgjdbc());
    entries.put(TOOL + "testcontainers", request.tools().testcontainers());
    ProfileSettings.of(request).forEach((name, value) -> entries.put(SETTING + name, value));
    return new Profile(entries);
  }

  /** The same with the jars of a tool, the first of which is the given artifact. */
  public Profile with(Artifact tool, List<Path> jars) {
    Map<String, String> more = new TreeMap<>(entries);
    more.put(JARS + tool.artifactId(), joined(jars));
    return new Profile(more);
  }

  /** Whether this is the other one with the jars of tools besides, and all files are there. */
  public boolean completes(Profile other) {
    Map<String, String> without = new TreeMap<>(entries);
    without.keySet().removeIf(name -> name.startsWith(JARS));
    return !without.isEmpty()
        && without.equals(other.entries)
        && without.size() < entries.size()
        && entries.entrySet().stream()
            .filter(entry -> entry.getKey().startsWith(JARS))
            .flatMap(entry -> paths(entry.getValue()).stream())
            .allMatch(Files::exists);
  }

  String value(String name) {
    return entries.getOrDefault(name, "");
  }

  Optional<List<Path>> jars(Artifact tool) {
    return Optional.ofNullable(entries.get(JARS + tool.artifactId())).map(Profile::paths);
  }

  /** The entries whose names begin with the prefix, without it. */
  Map<String, String> below(String prefix) {
    return entries.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(prefix))
        .collect(
            Collectors.toMap(
                entry -> entry.getKey().substring(prefix.length()), Map.Entry::getValue));
  }

  /** Sorted, and without the date that the JDK writes. */
  public String text() {
    Properties properties = new Properties();
    properties.putAll(entries);
    StringWriter text = new StringWriter();
    try {
      properties.store(text, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .sorted()
        .collect(Collectors.joining("\n", "# Where headwater-junit finds its tools.\n", "\n"));
  }

  static String joined(List<Path> paths) {
    return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  static List<Path> paths(String joined) {
    return Stream.of(joined.split(File.pathSeparator))
        .filter(path -> !path.isEmpty())
        .map(Path::of)
        .toList();
  }
}
