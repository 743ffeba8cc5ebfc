package dev.headwater.setting;

import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.spi.DocumentTool;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A project's own Flyway configuration file, as flat settings by their own names. Settings for the
 * connection are left out: Headwater itself connects to the throwaway database.
 *
 * @see <a href="https://documentation.red-gate.com/fd/toml-configuration-file-224003076.html">
 *     Flyway: TOML configuration file</a>
 */
public final class FlywayFile {

  private static final String PREFIX = "flyway.";

  private static final Set<String> CONNECTION =
      Set.of(
          "url",
          "user",
          "password",
          "driver",
          "environment",
          "connectRetries",
          "connectRetriesInterval",
          "jarDirs",
          "cleanDisabled",
          "baselineOnMigrate",
          "email",
          "token",
          "jdbcProperties",
          "loggers",
          "outputType",
          "edition",
          "licenseKey");

  private final Path project;
  private final DocumentTool documents;

  /**
   * @param documents reads TOML, where there is some
   */
  public FlywayFile(Path project, DocumentTool documents) {
    this.project = project;
    this.documents = documents;
  }

  /** The settings of the file with the given ones, which are stronger. */
  public Settings below(Settings given) {
    return new Settings()
        .set(Setting.FLYWAY, settings(given.file(Setting.FLYWAY_CONFIGURATION_FILE)))
        .setAll(given);
  }

  /**
   * By Flyway's names, without {@code flyway.} in front.
   *
   * @param given the file that the user names; else flyway.toml or flyway.conf, if there is one
   */
  Map<String, String> settings(Optional<Path> given) {
    Optional<Path> file =
        given.isPresent()
            ? given.map(project::resolve)
            : places(project, given).stream().filter(Files::exists).findFirst();
    return file.map(this::read).orElse(Map.of());
  }

  /** Where such a file is, or may be made. */
  public static List<Path> places(Path project, Optional<Path> given) {
    return given
        .map(List::of)
        .orElseGet(() -> Stream.of("flyway.toml", "flyway.conf").map(project::resolve).toList());
  }

  private Map<String, String> read(Path file) {
    try {
      Map<String, String> settings =
          file.toString().endsWith(".toml") ? toml(file) : properties(file);
      settings.keySet().removeIf(name -> CONNECTION.contains(name.replaceFirst("\\..*", "")));
      return settings;
    } catch (IOException e) {
      throw new ProblemException(
          Problem.of("flyway-configuration", "cannot read the Flyway configuration file " + file)
              .withDetail(
                  "why",
                  e instanceof NoSuchFileException
                      ? "it does not exist"
                      : String.valueOf(e.getMessage()))
              .withFix("correct it, or name another: <flywayConfigurationFile>"));
    }
  }

  private static Map<String, String> properties(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    Map<String, String> settings = new TreeMap<>();
    properties.stringPropertyNames().stream()
        .filter(name -> name.startsWith(PREFIX))
        .forEach(
            name -> settings.put(name.substring(PREFIX.length()), properties.getProperty(name)));
    return settings;
  }

  private Map<String, String> toml(Path file) throws IOException {
    Map<?, ?> root = documents.readToml(Files.readString(file));
    Map<String, String> settings = new TreeMap<>();
    Map<?, ?> flyway = table(root.get("flyway"));
    Object chosen = flyway.get("environment");
    String environment = chosen == null ? "default" : text(chosen);
    Object schemas = table(table(root.get("environments")).get(environment)).get("schemas");
    if (schemas != null) {
      settings.put("schemas", text(schemas));
    }
    flatten("", flyway, settings);
    return settings;
  }

  private static Map<?, ?> table(@Nullable Object value) {
    return value instanceof Map<?, ?> table ? table : Map.of();
  }

  private static void flatten(String name, Object value, Map<String, String> settings) {
    if (value instanceof Map<?, ?> table) {
      String prefix = name.isEmpty() ? "" : name + ".";
      table.forEach((key, child) -> flatten(prefix + key, child, settings));
    } else {
      settings.put(name, text(value));
    }
  }

  private static String text(Object value) {
    return value instanceof List<?> items
        ? items.stream().map(FlywayFile::text).collect(Collectors.joining(","))
        : String.valueOf(value);
  }
}
