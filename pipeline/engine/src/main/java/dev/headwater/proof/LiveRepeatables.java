package dev.headwater.proof;

import dev.headwater.apply.status.AppliedMigration;
import dev.headwater.apply.status.SchemaHistory;
import dev.headwater.history.EarlierTexts;
import dev.headwater.proof.StateScripts.Temporary;
import dev.headwater.script.ScriptFile;
import dev.headwater.script.ScriptSet;
import dev.headwater.script.ScriptSource;
import dev.headwater.spi.FoundMigration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The repeatable migrations that a live database has, with the texts that it has.
 *
 * @param chosen known ones; those of the database, wherever their texts are from
 * @param unknown those whose text nobody knows, as they are here
 * @param fromGit the names of those whose text is not here
 */
record LiveRepeatables(List<Text> chosen, List<Text> unknown, List<String> fromGit) {

  /**
   * A repeatable migration.
   *
   * @param file whose name, and whose settings beside it, the text has
   */
  @SuppressWarnings("ArrayRecordComponent") // nobody writes into it
  record Text(ScriptFile file, byte[] bytes) {

    static Text asHere(ScriptFile file) {
      return new Text(file, file.bytes());
    }
  }

  static LiveRepeatables of(ScriptSet here, SchemaHistory history, Checksums checksums)
      throws IOException {
    List<Text> chosen = new ArrayList<>();
    List<Text> unknown = new ArrayList<>();
    List<String> fromGit = new ArrayList<>();
    List<FoundMigration> found = checksums.of(here.source());
    for (ScriptFile file : here.repeatables()) {
      Optional<FoundMigration> migration = found(file, found);
      Optional<AppliedMigration> applied =
          migration.map(FoundMigration::description).map(history.repeatable()::get);
      if (migration.isEmpty() || applied.isEmpty()) {
        continue; // it is pending
      }
      if (applied.get().checksum().equals(migration.get().checksum())) {
        chosen.add(Text.asHere(file));
        continue;
      }
      Optional<Text> earlier =
          earlier(here.source(), file, applied.get().checksum().orElse(0), checksums);
      earlier.ifPresentOrElse(chosen::add, () -> unknown.add(Text.asHere(file)));
      earlier.ifPresent(text -> fromGit.add(file.fileName()));
    }
    return new LiveRepeatables(chosen, unknown, fromGit);
  }

  private static Optional<FoundMigration> found(ScriptFile file, List<FoundMigration> found) {
    return found.stream()
        .filter(migration -> migration.version().isEmpty())
        .filter(
            migration ->
                migration
                    .script()
                    .replace('\\', '/')
                    .replaceFirst(".*/", "")
                    .equals(file.fileName()))
        .findFirst();
  }

  /** Flyway computes the checksums of all texts at once: each gets a name of its own. */
  private static Optional<Text> earlier(
      ScriptSource source, ScriptFile file, int checksum, Checksums checksums) throws IOException {
    List<byte[]> texts = EarlierTexts.of(source, file.name());
    if (texts.isEmpty()) {
      return Optional.empty();
    }
    Temporary folder = Temporary.make();
    try {
      String prefix =
          source.flywaySetting("repeatableSqlMigrationPrefix", "R")
              + source.flywaySetting("sqlMigrationSeparator", "__");
      String suffix = source.flywaySetting("sqlMigrationSuffixes", ".sql").split(",")[0].strip();
      for (int i = 0; i < texts.size(); i++) {
        Files.write(folder.path().resolve(prefix + i + suffix), texts.get(i));
      }
      return checksums.of(source.withLocations(List.of("filesystem:" + folder.path()))).stream()
          .filter(found -> found.checksum().equals(Optional.of(checksum)))
          .map(found -> new Text(file, texts.get(Integer.parseInt(found.description()))))
          .findFirst();
    } finally {
      folder.close();
    }
  }

  /** Writes texts as files that Flyway takes for repeatable migrations with this prefix. */
  static void write(List<Text> texts, ScriptSet here, String prefix, Path into) throws IOException {
    int before = here.source().flywaySetting("repeatableSqlMigrationPrefix", "R").length();
    for (Text text : texts) {
      Path file = into.resolve(prefix + text.file().fileName().substring(before));
      Files.write(file, text.bytes());
      for (ScriptFile other : here.files()) {
        if (other.isScriptConfiguration() && other.path().equals(text.file().path() + ".conf")) {
          Files.write(Path.of(file + ".conf"), other.bytes());
        }
      }
    }
  }

  /** Asks Flyway for the checksums of the migrations in some locations. */
  interface Checksums {
    List<FoundMigration> of(ScriptSource source) throws IOException;
  }
}
