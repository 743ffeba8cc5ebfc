package dev.headwater.junit;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tools for a module in which headwater-maven-plugin wrote no profile: in the versions of the test
 * class path where it has them, else Headwater's defaults out of the local Maven repository.
 * Downloads nothing; that is left to Maven, which knows mirrors and passwords.
 *
 * @param defaults which artifacts, out of Headwater's POM
 * @param ownJar where this class was loaded from: most often from that repository
 */
record LocalTools(Properties defaults, Optional<Path> ownJar) {

  /**
   * @param why there is no profile
   * @throws IllegalStateException when something is missing
   */
  Map<String, String> profile(String why) {
    Path repository = repository();
    Map<String, String> profile = new TreeMap<>();
    profile.put("headwater", defaults.getProperty("headwater"));
    profile.put("repository", repository.toString());
    List<String> missing = new ArrayList<>();
    for (String name : defaults.stringPropertyNames().stream().sorted().toList()) {
      if (name.matches("engine|(bridge|jars)\\..*")) {
        List<String> artifacts = List.of(defaults.getProperty(name).split("\\s+"));
        profile.put(
            name, onTestClassPath(name, profile).orElseGet(() -> in(repository, artifacts)));
        artifacts.stream()
            .filter(artifact -> profile.get(name).isEmpty())
            .filter(artifact -> !Files.exists(jar(repository, artifact)))
            .forEach(missing::add);
      }
    }
    if (!missing.isEmpty()) {
      throw new IllegalStateException(told(why, repository, missing));
    }
    return profile;
  }

  /** The jars that the user's tests see already, as long as these are all that the tool needs. */
  private static Optional<String> onTestClassPath(String name, Map<String, String> profile) {
    return switch (name) {
      case "jars.postgresql" -> found("postgresql", "pgjdbc", profile);
      case "jars.flyway-core" -> {
        Optional<String> core = found("flyway-core", "flyway", profile);
        Optional<String> postgres = found("flyway-database-postgresql", "flyway", profile);
        boolean one = profile.getOrDefault("tool.flyway", "").matches("[1-9]\\..*");
        yield postgres.isPresent() && core.isPresent()
            ? Optional.of(core.get() + File.pathSeparator + postgres.get())
            : core.filter(jar -> one);
      }
      default -> Optional.empty();
    };
  }

  private static Optional<String> found(String artifact, String tool, Map<String, String> profile) {
    Pattern jar = Pattern.compile(artifact + "-(\\d[^/\\\\]*)\\.jar");
    for (Path entry : TestClassPath.entries()) {
      Matcher name = jar.matcher(String.valueOf(entry.getFileName()));
      if (name.matches()) {
        profile.put("tool." + tool, name.group(1));
        return Optional.of(entry.toString());
      }
    }
    return Optional.empty();
  }

  /** Empty when one is missing. */
  private static String in(Path repository, List<String> artifacts) {
    List<Path> jars = artifacts.stream().map(artifact -> jar(repository, artifact)).toList();
    return jars.stream().allMatch(Files::exists)
        ? jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator))
        : "";
  }

  private static Path jar(Path repository, String artifact) {
    String[] parts = artifact.split(":");
    return repository
        .resolve(parts[0].replace('.', '/'))
        .resolve(Path.of(parts[1], parts[2], parts[1] + "-" + parts[2] + ".jar"));
  }

  /** …/dev/headwater/headwater-junit/VERSION/headwater-junit-VERSION.jar */
  private Path repository() {
    Optional<Path> around =
        ownJar
            .filter(jar -> jar.getNameCount() > 5)
            .map(jar -> jar.resolve("../../../../..").normalize())
            .filter(folder -> Files.isDirectory(folder.resolve("dev/headwater/headwater-junit")));
    return around.orElseGet(
        () ->
            Path.of(
                System.getProperty(
                    "maven.repo.local",
                    Path.of(System.getProperty("user.home"), ".m2", "repository").toString())));
  }

  private String told(String why, Path repository, List<String> missing) {
    String version = defaults.getProperty("headwater");
    return Stream.of(
            "error[no-tools]: headwater-junit does not find its tools",
            "  profile: " + why,
            "  missing in " + repository + ": " + String.join(", ", missing),
            "  fix: give this module's POM an execution of headwater-maven-plugin with the goal"
                + " generate or prepare, or run `mvn dev.headwater:headwater-maven-plugin:"
                + version
                + ":prepare` in its folder once")
        .collect(Collectors.joining("\n"));
  }
}
