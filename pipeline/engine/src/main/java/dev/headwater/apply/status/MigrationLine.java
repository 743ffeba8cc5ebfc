package dev.headwater.apply.status;

import dev.headwater.script.MigrationName;
import dev.headwater.spi.FoundMigration;
import java.util.Optional;

/**
 * A migration as it stands in a database.
 *
 * @param here the migration in the project
 * @param row the last row of the history about it
 */
public record MigrationLine(
    MigrationState state, Optional<FoundMigration> here, Optional<AppliedMigration> row) {

  /** Normalised; empty for a repeatable migration. */
  public String version() {
    return row.map(AppliedMigration::version).or(() -> here.map(MigrationLine::version)).orElse("");
  }

  static String version(FoundMigration migration) {
    return MigrationName.normalized(migration.version().replace('_', '.'));
  }

  public boolean isVersioned() {
    return !version().isEmpty();
  }

  public String description() {
    return here.map(FoundMigration::description)
        .or(() -> row.map(AppliedMigration::description))
        .orElse("");
  }

  /** The name of its file, without its folder; of a Java migration its class. */
  public String fileName() {
    return row.map(AppliedMigration::fileName)
        .or(() -> here.map(found -> found.script().replaceFirst(".*[/\\\\]", "")))
        .orElse("");
  }
}
