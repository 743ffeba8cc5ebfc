package dev.headwater.database.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * PostgreSQL's programs.
 *
 * @param bin the folder of the programs
 * @param version as PostgreSQL says it itself, or as its artifact is numbered
 * @param key a file name that no other installation on this machine has
 */
record Installation(Path bin, String version, String key) {

  String program(String name) {
    return bin.resolve(Platform.isWindows() ? name + ".exe" : name).toString();
  }

  /**
   * Changes when the programs or their extensions are exchanged. Binaries of ours never are, and
   * have the version in their folder's name.
   */
  String fingerprint() throws IOException {
    if (key.contains("-local-")) {
      return LocalServer.of(this).fingerprint();
    }
    return key;
  }

  /** Whether a server can be made of it. */
  boolean isWhole() {
    return Files.isExecutable(Path.of(program("postgres")))
        && Files.isExecutable(Path.of(program("initdb")));
  }
}
