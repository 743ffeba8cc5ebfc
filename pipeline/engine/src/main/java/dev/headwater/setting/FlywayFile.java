package dev.headwater.setting;

import dev.headwater.io.CacheFolder;
import dev.headwater.io.Sha256;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.problem.SourceLocation;
import dev.headwater.spi.ToolFailure;
import dev.headwater.tool.ConfigurationFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A project's own Flyway configuration file, as flat settings by their own names. Settings for the
 * connection, the license and the output are left out: Headwater itself connects to the throwaway
 * database, and prints.
 */
public final class FlywayFile {

  private static final String PREFIX = "flyway.";
  private static final String ENVIRONMENT = "environment";

  private static final Set<String> LEFT_OUT =
      Set.of(
          "url",
          "user",
          "password",
          "driver",
          ENVIRONMENT,
          "connectRetries",
          "connectRetriesInterval",
          "email",
          "token",
          "jdbcProperties",
          "loggers",
          "outputType",
          "edition",
          "licenseKey");

  /** Each could be a variable of the environment that the file names. */
  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final Path project;
  private final ConfigurationFiles files;

  public FlywayFile(Path project, ConfigurationFiles files) {
    this.project = project;
    this.files = files;
  }

  /** The settings of the file with the given ones, which are stronger. */
  public Settings below(Settings given) {
    Optional<Path> named = given.file(Setting.FLYWAY_CONFIGURATION_FILE);
    for (Path file : places(project, named)) {
      if (named.isPresent() || Files.exists(file)) {
        return below(given, file);
      }
    }
    return given;
  }

  private Settings below(Settings given, Path file) {
    Settings all = new Settings().set(Setting.FLYWAY, read(file, given)).setAll(given);
    // A TOML was read for the environment.
    return isToml(file) ? all.without(Setting.FLYWAY, ENVIRONMENT) : all;
  }

  /** Where such a file is, or may be made. */
  public static List<Path> places(Path project, Optional<Path> given) {
    return given.isPresent()
        ? List.of(project.resolve(given.get()))
        : List.of(project.resolve("flyway.toml"), project.resolve("flyway.conf"));
  }

  private Map<String, String> read(Path file, Settings given) {
    try {
      KeptSettings kept =
          new KeptSettings(
              project.resolve(
                  given.file(Setting.CACHE_DIRECTORY).orElseGet(CacheFolder::ofPlatform)));
      String environment = given.map(Setting.FLYWAY).getOrDefault(ENVIRONMENT, "");
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      String kind = files.flyway() + (isToml(file) ? " toml" : " conf");
      String key = Sha256.of(String.join("\n", kind, environment, variables(text), text));
      Optional<Map<String, String>> before =
          given.isYes(Setting.REFRESH) ? Optional.empty() : kept.find(key);
      if (before.isPresent()) {
        return before.get();
      }
      Map<String, String> settings =
          isToml(file)
              ? new FlywayToml(files.toml(text), environment, files.flyway()).settings()
              : properties(file);
      refuse(settings);
      settings.keySet().removeIf(name -> LEFT_OUT.contains(name.replaceFirst("\\..*", "")));
      kept.keep(key, settings);
      return settings;
    } catch (NoSuchFileException e) {
      throw unreadable(file, "it does not exist");
    } catch (ToolFailure e) {
      throw unreadable(file, e.reason());
    } catch (IOException e) {
      throw unreadable(file, String.valueOf(e.getMessage()));
    }
  }

  private static boolean isToml(Path file) {
    return file.toString().endsWith(".toml");
  }

  /** Flyway puts values of variables into the settings. */
  private static String variables(String text) {
    Map<String, String> all = System.getenv();
    return WORD
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .filter(all::containsKey)
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .map(name -> name + "=" + Sha256.of(all.getOrDefault(name, "")))
        .collect(Collectors.joining("\n"));
  }

  private Map<String, String> properties(Path file) throws IOException {
    Map<String, String> settings = new TreeMap<>();
    files
        .properties(file)
        .forEach(
            (name, value) -> {
              if (name.startsWith(PREFIX)) {
                settings.put(name.substring(PREFIX.length()), value);
              }
            });
    return settings;
  }

  /** Migrations and callbacks could be in there. */
  private static void refuse(Map<String, String> settings) {
    if (settings.containsKey("jarDirs")) {
      throw new ProblemException(
          Problem.of("flyway-configuration", "Headwater has no setting jarDirs")
              .withFix("add the jars to the <dependencies> of the plugin"));
    }
  }

  private ProblemException unreadable(Path file, String why) {
    return new ProblemException(
        Problem.of(
                "flyway-configuration",
                "cannot read the Flyway configuration file " + SourceLocation.shown(project, file))
            .withDetail("why", why)
            .withFix("correct it, or name another: <flywayConfigurationFile>"));
  }
}
