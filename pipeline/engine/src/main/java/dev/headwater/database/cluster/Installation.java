package dev.headwater.database.cluster;

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

  /** Whether a server can be made of it. */
  boolean isWhole() {
    return Files.isExecutable(Path.of(program("postgres")))
        && Files.isExecutable(Path.of(program("initdb")));
  }
}
