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
    boolean isWindows = os.startsWith("windows");
    String named =
        os.startsWith("mac")
            ? ""
            : environment.getOrDefault(isWindows ? "LOCALAPPDATA" : "XDG_CACHE_HOME", "");
    if (!named.isBlank() && (isWindows || Path.of(named).isAbsolute())) {
      return Optional.of(Path.of(named, "headwater"));
    }
    return isWindows
        ? in(home, "AppData", "Local", "headwater")
        : os.startsWith("mac")
            ? in(home, "Library", "Caches", "headwater")
            : in(home, ".cache", "headwater");
  }

  /** Java calls the home folder of a user without a passwd entry {@code ?}. */
  private static Optional<Path> in(String home, String... names) {
    return home.isEmpty() || home.equals("?") || home.equals("/")
        ? Optional.empty()
        : Optional.of(Path.of(home, names)).filter(Path::isAbsolute);
  }
}
