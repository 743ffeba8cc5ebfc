package dev.headwater.apply.status;

import java.util.Optional;

/**
 * A row of Flyway's history table.
 *
 * @param version normalised; empty for a repeatable migration
 * @param type in Flyway's words, such as {@code SQL}, {@code JDBC} and {@code BASELINE}
 * @param script its name below its location, {@code V2__x.sql}; of a Java migration its class
 */
public record AppliedMigration(
    String version,
    String description,
    String type,
    String script,
    Optional<Integer> checksum,
    boolean succeeded,
    Installed installed) {

  /** Whether it only says that the database had that version already. */
  public boolean isBaselineMark() {
    return type.equals("BASELINE");
  }

  /** Whether all migrations up to its version count as applied: a mark, or a baseline migration. */
  boolean isBaseline() {
    return type.endsWith("BASELINE");
  }

  /** Whether it says that a migration is not there any more. */
  boolean takesBack() {
    return type.startsWith("UNDO") || type.equals("DELETE");
  }

  /** The name of its file, without its folder. */
  public String fileName() {
    return script.replaceFirst(".*[/\\\\]", "");
  }
}
