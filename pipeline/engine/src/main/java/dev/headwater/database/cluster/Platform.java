package dev.headwater.database.cluster;

import dev.headwater.database.CannotServeException;
import dev.headwater.problem.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The kind of machine, in the words of the artifacts that hold PostgreSQL's binaries.
 *
 * @param id such as {@code linux-amd64}, {@code linux-arm64v8-alpine}, {@code darwin-arm64v8}
 */
record Platform(String id) {

  static Platform current() {
    boolean musl =
        !Files.exists(Path.of("/lib64/ld-linux-x86-64.so.2"))
            && (Files.exists(Path.of("/lib/ld-musl-x86_64.so.1"))
                || Files.exists(Path.of("/lib/ld-musl-aarch64.so.1")));
    return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""), musl);
  }

  /**
   * @param musl whether the C library is musl, as on Alpine
   * @throws CannotServeException when there are no binaries for it
   */
  static Platform of(String osName, String osArch, boolean musl) {
    String os = os(osName.toLowerCase(Locale.ROOT));
    String arch = arch(osArch.toLowerCase(Locale.ROOT));
    if (os.isEmpty() || arch.isEmpty()) {
      throw new CannotServeException(
          Problem.of(
                  "unknown-platform",
                  "there are no PostgreSQL binaries for " + osName + " on " + osArch)
              .withDetail("known", "Linux (glibc or musl), macOS and Windows, on x86-64 or arm64")
              .withFix("another provider: -Dheadwater.provider=local, container or server"));
    }
    // Windows on arm64 runs x86-64 programs; there are no other binaries for it.
    String id = os + "-" + (os.equals("windows") ? "amd64" : arch);
    return new Platform(os.equals("linux") && musl ? id + "-alpine" : id);
  }

  private static String os(String name) {
    if (name.startsWith("linux")) {
      return "linux";
    }
    if (name.startsWith("mac") || name.startsWith("darwin")) {
      return "darwin";
    }
    return name.startsWith("windows") ? "windows" : "";
  }

  private static String arch(String name) {
    return switch (name) {
      case "amd64", "x86_64", "x86-64" -> "amd64";
      case "aarch64", "arm64" -> "arm64v8";
      default -> "";
    };
  }

  /** Whether this machine runs Windows. */
  static boolean isWindows() {
    return os(System.getProperty("os.name", "").toLowerCase(Locale.ROOT)).equals("windows");
  }
}
