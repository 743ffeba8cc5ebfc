package dev.headwater.command.drift;

import dev.headwater.apply.status.AppliedMigration;
import dev.headwater.apply.status.MigrationLine;
import dev.headwater.apply.status.MigrationLines;
import dev.headwater.apply.status.MigrationState;
import dev.headwater.apply.status.SchemaHistory;
import dev.headwater.script.ScriptSet;
import dev.headwater.spi.FoundMigration;
import java.util.List;
import java.util.function.Predicate;

/**
 * The differences between the migrations that a database has and those that are here, by the names
 * of their files.
 *
 * @param edited applied with another text than they have here
 * @param notHere applied, and not here
 * @param failed failed, and neither repaired nor repeated
 * @param pending here, and not applied, or not with this text; that is no drift
 */
public record MigrationFindings(
    List<String> edited, List<String> notHere, List<String> failed, List<String> pending) {

  /** Nothing is known of the history. */
  public static final MigrationFindings NONE =
      new MigrationFindings(List.of(), List.of(), List.of(), List.of());

  public MigrationFindings {
    edited = List.copyOf(edited);
    notHere = List.copyOf(notHere);
    failed = List.copyOf(failed);
    pending = List.copyOf(pending);
  }

  boolean isDrift() {
    return !edited.isEmpty() || !notHere.isEmpty() || !failed.isEmpty();
  }

  /**
   * Compares.
   *
   * @param found the migrations that are here, with their checksums
   */
  static MigrationFindings of(SchemaHistory history, ScriptSet here, List<FoundMigration> found) {
    List<MigrationLine> lines = MigrationLines.of(history, here, found);
    return new MigrationFindings(
        names(lines, line -> line.state() == MigrationState.EDITED),
        names(lines, line -> line.state() == MigrationState.MISSING),
        history.failed().stream().map(AppliedMigration::fileName).toList(),
        names(lines, MigrationFindings::isPending));
  }

  private static boolean isPending(MigrationLine line) {
    return line.state().isToCome()
        || line.state() == MigrationState.FAILED && line.here().isPresent();
  }

  private static List<String> names(List<MigrationLine> lines, Predicate<MigrationLine> wanted) {
    return lines.stream().filter(wanted).map(MigrationLine::fileName).toList();
  }
}
