package dev.headwater.history;

import dev.headwater.script.MigrationName;
import dev.headwater.script.MigrationNaming;
import dev.headwater.script.ScriptFile;
import dev.headwater.script.ScriptSet;
import dev.headwater.script.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The place and the version of the next migration, in the style of the project. */
public final class NextFile {

  private static final String FILESYSTEM = "filesystem:";

  private final ScriptSet scripts;
  private final MigrationNaming naming;

  public NextFile(ScriptSet scripts) {
    this.scripts = scripts;
    this.naming = MigrationNaming.of(scripts.source());
  }

  /** The folder of the newest migration, or else the first one where migrations may lie. */
  public Optional<Path> folder() {
    return newest()
        .flatMap(ScriptFile::onDisk)
        .map(file -> file.resolveSibling(""))
        .or(this::location);
  }

  private Optional<Path> location() {
    return scripts.source().locations().stream()
        .filter(location -> location.startsWith(FILESYSTEM))
        .map(location -> Path.of(location.substring(FILESYSTEM.length())))
        .filter(Files::isDirectory)
        .findFirst();
  }

  private Optional<ScriptFile> newest() {
    return scripts.inOrder().stream()
        .filter(
            file -> naming.parse(file.fileName()).filter(MigrationName::isVersioned).isPresent())
        .reduce((first, second) -> second);
  }

  /**
   * The version after another one, as it stands in a file name. A migration that is named after a
   * time gets the time of now.
   */
  public String version(Version last) {
    String looks = newest().map(file -> naming.writtenVersion(file.fileName())).orElse("0");
    String next = NextVersion.after(last, looks);
    String pattern =
        looks.length() == 14 ? "uuuuMMddHHmmss" : looks.length() == 12 ? "uuuuMMddHHmm" : "";
    if (pattern.isEmpty() || !looks.matches("20\\d+")) {
      return next;
    }
    String now = LocalDateTime.now(ZoneOffset.UTC).format(DateTimeFormatter.ofPattern(pattern));
    return new Version(now).compareTo(new Version(next)) > 0 ? now : next;
  }

  /**
   * The name of a migration.
   *
   * @param description with underscores
   */
  public String name(String version, String description) {
    return naming.versioned()
        + version
        + naming.separator()
        + description
        + naming.suffixes().get(0);
  }

  /** The name of the undo script of a migration. */
  public String undo(String migration) {
    return naming.undo() + migration.substring(naming.versioned().length());
  }
}
