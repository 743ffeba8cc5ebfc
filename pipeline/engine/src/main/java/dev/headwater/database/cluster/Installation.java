package dev.headwater.database.cluster;

import dev.headwater.io.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * PostgreSQL's programs.
 *
 * @param bin the folder of the programs
 * @param version as PostgreSQL says it itself, or as its artifact is numbered
 * @param key a file name that no other installation on this machine has
 */
record Installation(Path bin, String version, String key) {

  private static final Duration ANSWER = Duration.ofSeconds(10);

  /** The output of a PostgreSQL program; empty when it does not run here. */
  static Optional<String> asked(String program, String option) {
    return new Program(List.of(program, option), ANSWER).answer();
  }

  String program(String name) {
    return bin.resolve(Platform.isWindows() ? name + ".exe" : name).toString();
  }

  /**
   * Changes when the programs or their extensions are exchanged. Embedded binaries never are, and
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
