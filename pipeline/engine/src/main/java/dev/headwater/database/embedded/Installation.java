package dev.headwater.database.embedded;

import java.nio.file.Path;

/**
 * Unpacked PostgreSQL binaries.
 *
 * @param folder holds {@code bin}, {@code lib} and {@code share}
 */
record Installation(Path folder, PostgresVersion version, Platform platform) {

  String program(String name) {
    return folder.resolve("bin").resolve(platform.isWindows() ? name + ".exe" : name).toString();
  }
}
