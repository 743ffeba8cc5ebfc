package dev.headwater.command.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files of a bundle that are neither classes nor scripts.
 *
 * @param settings what the build knew, such as the settings of Flyway
 */
record BundleFiles(Map<String, String> settings) {

  static final String FOLDER = "headwater/";
  static final String SETTINGS = FOLDER + "bundle.properties";
  static final String SEEDS = FOLDER + "seeds";

  static final String NAME = "name";
  static final String HEADWATER = "headwater";
  static final String MAJORS = "postgres";
  static final String LOCATIONS = "locations";
  static final String CHECKSUMS = "checksums";
  static final String FIXED = "fixed";
  static final String TOOL = "tool.";
  static final String FLYWAY = "flyway.";

  BundleFiles {
    settings = Map.copyOf(settings);
  }

  /** The file with the record for a major version of PostgreSQL. */
  static String record(int major) {
    return FOLDER + "states-" + major + ".jsonl";
  }

  /** Those beside this class. */
  static BundleFiles here() {
    Properties properties = new Properties();
    try (InputStream in = resource(SETTINGS)) {
      properties.load(new StringReader(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> settings = new TreeMap<>();
    properties
        .stringPropertyNames()
        .forEach(name -> settings.put(name, properties.getProperty(name)));
    return new BundleFiles(settings);
  }

  private static InputStream resource(String name) {
    InputStream in = BundleFiles.class.getClassLoader().getResourceAsStream(name);
    if (in == null) {
      throw new IllegalStateException("no " + name + " is in the jar");
    }
    return in;
  }

  /** The same, with records for their versions of PostgreSQL. */
  BundleFiles with(List<WayRecord> records) {
    Map<String, String> more = new TreeMap<>(settings);
    more.put(
        MAJORS,
        records.stream()
            .map(record -> String.valueOf(record.major()))
            .collect(Collectors.joining(",")));
    return new BundleFiles(more);
  }

  InputStream open(String name) {
    return resource(name);
  }

  String value(String name) {
    return settings.getOrDefault(name, "");
  }

  /** The major versions that the bundle was built for. */
  List<Integer> majors() {
    return Stream.of(value(MAJORS).split(","))
        .filter(major -> !major.isEmpty())
        .map(Integer::valueOf)
        .toList();
  }

  /** The settings whose names begin with a prefix. */
  Map<String, String> startingWith(String prefix) {
    return settings.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(prefix))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** The file of the settings: sorted, and without the date that the JDK writes. */
  String text() {
    Properties properties = new Properties();
    properties.putAll(settings);
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
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
