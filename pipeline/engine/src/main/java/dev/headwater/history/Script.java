package dev.headwater.history;

import dev.headwater.script.MigrationName;
import java.nio.file.Path;

/**
 * A script in one state of the project.
 *
 * @param file where it is in the working tree, or would be
 * @param committed where the commit has it; the same, unless its folder was moved since
 * @param blob git's name for its content
 * @param tracked whether git knows the file
 */
record Script(Path file, Path committed, MigrationName name, String blob, boolean tracked) {

  boolean isMoved() {
    return !committed.equals(file);
  }

  String fileName() {
    return String.valueOf(file.getFileName());
  }

  /** To Flyway, as far as names tell. Flyway takes an underscore for a space. */
  boolean isNamedLike(Script other) {
    return name.kind() == other.name.kind()
        && name.version().equals(other.name.version())
        && name.description().replace('_', ' ').equals(other.name.description().replace('_', ' '));
  }

  boolean hasVersionOf(Script other) {
    return name.key().equals(other.name.key());
  }
}
