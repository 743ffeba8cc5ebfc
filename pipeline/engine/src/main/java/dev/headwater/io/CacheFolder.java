package dev.headwater.io;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where the operating system wants caches of a user to live. */
public final class CacheFolder {

  private CacheFolder() {}

  /** The folder on this machine for this user. */
  public static Path ofPlatform() {
    return of(
        System.getProperty("os.name", ""), System.getProperty("user.home", ""), System.getenv());
  }

  /** Whether this user has no home folder that could hold a cache. */
  public static boolean isHomeless() {
    String home = System.getProperty("user.home", "");
    return home.isEmpty() || home.equals("?") || home.equals("/");
  }

  static Path of(String osName, String home, Map<String, String> environment) {
    String os = osName.toLowerCase(Locale.ROOT);
    if (os.startsWith("windows")) {
      return variable(environment, "LOCALAPPDATA")
          .orElse(Path.of(home, "AppData", "Local"))
          .resolve("headwater");
    }
    if (os.startsWith("mac")) {
      return Path.of(home, "Library", "Caches", "headwater");
    }
    return variable(environment, "XDG_CACHE_HOME")
        .filter(Path::isAbsolute)
        .orElse(Path.of(home, ".cache"))
        .resolve("headwater");
  }

  private static Optional<Path> variable(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name))
        .filter(value -> !value.isBlank())
        .map(Path::of);
  }
}
