package dev.headwater.io;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where the operating system wants caches of a user to live. */
public final class CacheFolder {

  private CacheFolder() {}

  /** The folder on this machine for this user; an absolute path. */
  public static Path ofPlatform() {
    return of(
            System.getProperty("os.name", ""), System.getProperty("user.home", ""), System.getenv())
        .orElseGet(CacheFolder::inTemp);
  }

  /**
   * The folder for a user who has none elsewhere. Others may write beside it, so it is used through
   * {@link CacheRoot} alone.
   */
  static Path inTemp() {
    return Path.of(System.getProperty("java.io.tmpdir"))
        .toAbsolutePath()
        .resolve("headwater-" + user());
  }

  /** Tells users of one machine apart, also those without a name. */
  private static String user() {
    String name = System.getProperty("user.name", "");
    return name.isEmpty() || name.equals("?")
        ? String.valueOf(CurrentUser.number())
        : name.replaceAll("\\W", "_");
  }

  /** Empty when no variable names a place, and the user has no home folder. */
  static Optional<Path> of(String osName, String home, Map<String, String> environment) {
    String os = osName.toLowerCase(Locale.ROOT);
    Optional<Path> folder =
        os.startsWith("windows")
            ? variable(environment, "LOCALAPPDATA").or(() -> in(home, "AppData", "Local"))
            : os.startsWith("mac")
                ? in(home, "Library", "Caches")
                : variable(environment, "XDG_CACHE_HOME")
                    .filter(Path::isAbsolute)
                    .or(() -> in(home, ".cache"));
    return folder.map(caches -> caches.resolve("headwater"));
  }

  /** Java calls the home folder of a user without a passwd entry {@code ?}. */
  private static Optional<Path> in(String home, String... names) {
    return home.isEmpty() || home.equals("?") || home.equals("/")
        ? Optional.empty()
        : Optional.of(Path.of(home, names)).filter(Path::isAbsolute);
  }

  private static Optional<Path> variable(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name))
        .filter(value -> !value.isBlank())
        .map(Path::of);
  }
}
