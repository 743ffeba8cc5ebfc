package dev.headwater.junit;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Finds what headwater-maven-plugin wrote for the tests of a module: where the tools are, and the
 * settings of its POM.
 */
final class Profiles {

  private static final Path NAME = Path.of("headwater", "junit.properties");

  private Profiles() {}

  /** The profile of the module that the test is in, else one from the local Maven repository. */
  static Map<String, String> of(Class<?> test) {
    Properties defaults = defaults();
    List<Path> places = places(test);
    List<String> reasons = new ArrayList<>();
    for (Path file : places) {
      if (Files.exists(file)) {
        Map<String, String> profile = read(file);
        Optional<String> reason = unfit(profile, defaults.getProperty("headwater"));
        if (reason.isEmpty()) {
          return profile;
        }
        reasons.add(file + " " + reason.get());
      }
    }
    if (reasons.isEmpty()) {
      reasons.add(places.get(0) + " is not there");
    }
    return new LocalTools(defaults, codeSource(Profiles.class)).profile(reasons.get(0));
  }

  /** Beside the classes of the test, wherever an IDE has its working directory. */
  private static List<Path> places(Class<?> test) {
    List<Path> places = new ArrayList<>();
    codeSource(test)
        .filter(Files::isDirectory)
        .map(Path::getParent)
        .ifPresent(target -> places.add(target.resolve(NAME)));
    places.add(Path.of("target").toAbsolutePath().resolve(NAME));
    return places;
  }

  private static Optional<String> unfit(Map<String, String> profile, String version) {
    if (!version.equals(profile.get("headwater"))) {
      return Optional.of("is of headwater-maven-plugin " + profile.get("headwater"));
    }
    return profile.entrySet().stream()
        .filter(entry -> entry.getKey().matches("engine|(bridge|jars)\\..*"))
        .flatMap(entry -> TestClassPath.paths(entry.getValue()).stream())
        .filter(jar -> !Files.exists(jar))
        .findFirst()
        .map(jar -> "names " + jar + ", which is not there");
  }

  private static Map<String, String> read(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> entries = new TreeMap<>();
    properties
        .stringPropertyNames()
        .forEach(name -> entries.put(name, properties.getProperty(name)));
    return entries;
  }

  private static Properties defaults() {
    Properties defaults = new Properties();
    try (InputStream in = Profiles.class.getResourceAsStream("defaults.properties")) {
      defaults.load(Objects.requireNonNull(in, "defaults.properties"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return defaults;
  }

  private static Optional<Path> codeSource(Class<?> type) {
    try {
      CodeSource source = type.getProtectionDomain().getCodeSource();
      return source == null ? Optional.empty() : Optional.of(Path.of(source.getLocation().toURI()));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
