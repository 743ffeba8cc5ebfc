package dev.headwater.apply.seed;

import dev.headwater.apply.SqlFile;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file of seeds.
 *
 * @param environment the folder that it lies in
 */
public record SeedFile(String environment, Path file, SqlFile sql) {

  /**
   * How its rows are brought in; empty for statements that say it themselves.
   *
   * @throws dev.headwater.problem.ProblemException when its first line says something else
   */
  Optional<SeedHeader> header() {
    return SeedHeader.of(this);
  }
}
