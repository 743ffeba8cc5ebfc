package dev.headwater.command.repair;

import dev.headwater.apply.status.AppliedMigration;
import dev.headwater.apply.status.MigrationLine;
import dev.headwater.apply.status.MigrationState;
import dev.headwater.command.live.LiveMigrations;
import dev.headwater.command.live.LiveMigrations.Place;
import java.util.List;
import java.util.function.Predicate;

/**
 * The changes to a history, by the names of the scripts.
 *
 * @param failed whose failed rows go
 * @param edited whose texts, as they are here, count as those that were applied
 * @param renamed whose descriptions are taken over from here
 * @param missing that count as taken back, because they are not here
 */
public record RepairPlan(
    Place place,
    List<String> failed,
    List<String> edited,
    List<String> renamed,
    List<String> missing) {

  public RepairPlan {
    failed = List.copyOf(failed);
    edited = List.copyOf(edited);
    renamed = List.copyOf(renamed);
    missing = List.copyOf(missing);
  }

  static RepairPlan of(LiveMigrations migrations) {
    return new RepairPlan(
        migrations.place(),
        migrations.history().failed().stream().map(AppliedMigration::fileName).toList(),
        names(migrations, line -> line.state() == MigrationState.EDITED),
        names(migrations, RepairPlan::isRenamed),
        names(migrations, line -> line.state() == MigrationState.MISSING));
  }

  private static boolean isRenamed(MigrationLine line) {
    return line.state() == MigrationState.APPLIED
        && line.isVersioned()
        && line.here().isPresent()
        && line.row().filter(row -> !row.description().equals(line.description())).isPresent();
  }

  private static List<String> names(LiveMigrations migrations, Predicate<MigrationLine> wanted) {
    return migrations.lines().stream().filter(wanted).map(MigrationLine::fileName).toList();
  }

  public boolean isEmpty() {
    return failed.isEmpty() && edited.isEmpty() && renamed.isEmpty() && missing.isEmpty();
  }
}
