package dev.headwater.command.live;

import dev.headwater.apply.status.HistoryTable;
import dev.headwater.apply.status.MigrationLine;
import dev.headwater.apply.status.MigrationLines;
import dev.headwater.apply.status.SchemaHistory;
import dev.headwater.script.ScriptFile;
import dev.headwater.script.ScriptSet;
import dev.headwater.script.Version;
import dev.headwater.spi.FoundMigration;
import java.util.List;
import java.util.Optional;

/**
 * The migrations of a real database, and those that are here.
 *
 * @param found those that are here, with their checksums
 */
public record LiveMigrations(
    Place place, SchemaHistory history, ScriptSet here, List<FoundMigration> found) {

  public LiveMigrations {
    found = List.copyOf(found);
  }

  /**
   * The database.
   *
   * @param database in a word
   * @param postgres the version of its server
   * @param table the history table; empty where there is none yet
   * @param schema in which this user's session begins, as SQL writes it; empty where there is none
   * @param isForeign whether that schema holds something, and there is no history
   */
  public record Place(
      String database,
      String postgres,
      Optional<HistoryTable> table,
      String schema,
      boolean isForeign) {}

  /** Each migration with how it stands in the database. */
  public List<MigrationLine> lines() {
    return MigrationLines.of(history, here, found);
  }

  /** The script of a repeatable migration that is here. */
  Optional<ScriptFile> repeatable(MigrationLine line) {
    return here.repeatables().stream()
        .filter(file -> !line.isVersioned() && file.fileName().equals(line.fileName()))
        .findFirst();
  }

  /** The newest version that is here; empty where all migrations are repeatable. */
  public Optional<Version> head() {
    List<Version> versions = here.versions();
    return versions.isEmpty() ? Optional.empty() : Optional.of(versions.get(versions.size() - 1));
  }
}
