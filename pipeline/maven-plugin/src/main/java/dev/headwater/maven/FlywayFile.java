package dev.headwater.maven;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import dev.headwater.Diagnostic;
import dev.headwater.PipelineException;
import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A project's own Flyway configuration file, as flat settings by their own names. What says how to
 * reach a database is left out: the throwaway one is reached otherwise.
 *
 * @see <a href="https://documentation.red-gate.com/fd/toml-configuration-file-224003076.html">
 *     Flyway: TOML configuration file</a>
 */
final class FlywayFile {

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

  private FlywayFile() {}

  /**
   * @param given the file that the user names; else flyway.toml or flyway.conf, if there is one
   */
  static Map<String, String> settings(Path project, @Nullable File given) {
    Optional<Path> file =
        given != null
            ? Optional.of(given.toPath())
            : places(project, given).stream().filter(Files::exists).findFirst();
    return file.map(FlywayFile::read).orElse(Map.of());
  }

  /** Where such a file is, or may be made. */
  static List<Path> places(Path project, @Nullable File given) {
    return given != null
        ? List.of(given.toPath())
        : Stream.of("flyway.toml", "flyway.conf").map(project::resolve).toList();
  }

  private static Map<String, String> read(Path file) {
    try {
      Map<String, String> settings =
          file.toString().endsWith(".toml") ? toml(file) : properties(file);
      settings
          .keySet()
          .removeIf(
              name ->
                  CONNECTION.contains(
                      name.replaceFirst("^flyway\\.", "").replaceFirst("\\..*", "")));
      return settings;
    } catch (IOException e) {
      throw new PipelineException(
          Diagnostic.of("flyway-configuration", "cannot read the Flyway configuration file " + file)
              .withDetail("why", String.valueOf(e.getMessage()))
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
        .filter(name -> name.startsWith("flyway."))
        .forEach(name -> settings.put(name, properties.getProperty(name)));
    return settings;
  }

  private static Map<String, String> toml(Path file) throws IOException {
    JsonNode root = new TomlMapper().readTree(file.toFile());
    Map<String, String> settings = new TreeMap<>();
    JsonNode flyway = root.path("flyway");
    String environment = flyway.path("environment").asText("default");
    JsonNode schemas = root.path("environments").path(environment).path("schemas");
    if (!schemas.isMissingNode()) {
      settings.put("flyway.schemas", text(schemas));
    }
    flatten("flyway", flyway, settings);
    return settings;
  }

  private static void flatten(String name, JsonNode node, Map<String, String> settings) {
    if (node.isObject()) {
      node.properties()
          .forEach(child -> flatten(name + "." + child.getKey(), child.getValue(), settings));
    } else if (!node.isMissingNode()) {
      settings.put(name, text(node));
    }
  }

  private static String text(JsonNode node) {
    if (!node.isArray()) {
      return node.asText();
    }
    List<String> items = new ArrayList<>();
    node.forEach(item -> items.add(item.asText()));
    return String.join(",", items);
  }
}
