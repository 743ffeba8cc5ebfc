package dev.headwater.setting;

import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The settings in Flyway's TOML: those of {@code [flyway]}, and over them those of the environment.
 * All placeholders of the environment together stand for all others.
 *
 * @param chosen the environment; empty for the one that the file chooses
 * @param version of Flyway; environments have settings of Flyway's since version 10
 * @see <a href="https://documentation.red-gate.com/fd/toml-configuration-file-224003076.html">
 *     Flyway: TOML configuration file</a>
 */
record FlywayToml(Map<String, Object> root, String chosen, String version) {

  private static final String PLACEHOLDERS = "placeholders";

  Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    Map<?, ?> flyway = table(root.get("flyway"));
    flatten("", flyway, settings);
    String name = chosen.isEmpty() ? settings.getOrDefault("environment", "default") : chosen;
    Map<?, ?> environments = table(root.get("environments"));
    if (!environments.containsKey(name) && !name.equals("default")) {
      throw new ProblemException(
          Problem.of("flyway-configuration", "there is no environment " + name)
              .withDetail("there are", environments.keySet().toString())
              .withFix("correct environment in the Flyway file, or <flyway><environment>"));
    }
    Map<?, ?> environment = table(environments.get(name));
    if (!version.startsWith("9.")) {
      Map<?, ?> own = table(environment.get("flyway"));
      settings
          .keySet()
          .removeIf(
              setting -> own.containsKey(PLACEHOLDERS) && setting.startsWith(PLACEHOLDERS + "."));
      flatten("", own, settings);
    }
    Object schemas = environment.get("schemas");
    if (schemas != null) {
      settings.put("schemas", resolved(text(schemas)));
    }
    return settings;
  }

  /** In an environment, Flyway has values looked up in many places, such as vaults. */
  private static String resolved(String schemas) {
    if (schemas.contains("${")) {
      throw new ProblemException(
          Problem.of("flyway-configuration", "Headwater looks up no values of environments")
              .withDetail("schemas", schemas)
              .withFix("name them here: <flyway><schemas>…</schemas></flyway>"));
    }
    return schemas;
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
        ? items.stream().map(FlywayToml::text).collect(Collectors.joining(","))
        : String.valueOf(value);
  }
}
