package dev.headwater.command.status;

import dev.headwater.apply.status.MigrationLine;
import dev.headwater.apply.status.MigrationState;
import java.util.List;
import java.util.Optional;

/**
 * How the migrations stand in a database.
 *
 * @param database in a word
 * @param postgres the version of its server
 * @param heads the newest versions
 * @param lines those with versions in their order, then the repeatable ones
 */
public record DatabaseStatus(
    String database, String postgres, Heads heads, List<MigrationLine> lines) {

  public DatabaseStatus {
    lines = List.copyOf(lines);
  }

  /**
   * The newest versions.
   *
   * @param there in the database; empty where nothing with a version was applied
   * @param here in the project
   * @param hasHistory whether the database has a history table
   */
  public record Heads(Optional<String> there, Optional<String> here, boolean hasHistory) {}

  /** The migrations in a state. */
  public List<MigrationLine> in(MigrationState state) {
    return lines.stream().filter(line -> line.state() == state).toList();
  }

  /** The migrations that are still to be applied. */
  public List<MigrationLine> toCome() {
    return lines.stream().filter(line -> line.state().isToCome()).toList();
  }
}
