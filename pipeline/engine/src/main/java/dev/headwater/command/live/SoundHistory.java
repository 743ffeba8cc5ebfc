package dev.headwater.command.live;

import dev.headwater.apply.status.MigrationLine;
import dev.headwater.apply.status.MigrationState;
import dev.headwater.command.live.LiveMigrations.Place;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.script.ScriptSource;
import java.util.ArrayList;
import java.util.List;

/** The rule that a database is changed only where its history fits the migrations that are here. */
public final class SoundHistory {

  private final LiveMigrations migrations;
  private final ScriptSource settings;
  private final List<Problem> problems = new ArrayList<>();

  private SoundHistory(LiveMigrations migrations) {
    this.migrations = migrations;
    this.settings = migrations.here().source();
  }

  /**
   * Looks for failed, edited, missing and late migrations, as Flyway itself would.
   *
   * @throws ProblemException when there are some, and Flyway is not told to let them pass
   */
  public static void requireForMigrating(LiveMigrations migrations) {
    SoundHistory history = new SoundHistory(migrations);
    history.lookForOtherSchema();
    history.lookForFailed();
    if (history.validates()) {
      history.lookForEdited();
      history.lookForMissing();
      history.lookForLate();
    }
    ProblemException.throwIfAny(history.problems);
  }

  /**
   * Looks for failed, edited and missing migrations: the undo scripts that are here may not fit
   * those.
   *
   * @throws ProblemException when there are some
   */
  public static void requireForUndo(LiveMigrations migrations) {
    SoundHistory history = new SoundHistory(migrations);
    history.lookForFailed();
    if (history.validates()) {
      history.lookForEdited();
      history.lookForMissing();
    }
    ProblemException.throwIfAny(history.problems);
  }

  private String database() {
    return migrations.place().database();
  }

  private boolean validates() {
    return settings.flywaySetting("validateOnMigrate", "true").equals("true");
  }

  /** Flyway would make a history of its own there, and begin anew. */
  private void lookForOtherSchema() {
    Place place = migrations.place();
    boolean isSaid =
        !settings.flywaySetting("defaultSchema", "").isEmpty()
            || !settings.flywaySetting("schemas", "").isEmpty();
    if (!isSaid
        && place.table().isPresent()
        && !place.table().get().schema().equals(place.schema())) {
      problems.add(
          Problem.of(
                  "history-elsewhere",
                  "the history of "
                      + database()
                      + " is in the schema "
                      + place.table().get().schema()
                      + ", and Flyway would look for it in "
                      + (place.schema().isEmpty() ? "no schema" : place.schema()))
              .withDetail("why", "the search_path of this user begins there")
              .withFix(
                  "<flyway><defaultSchema>"
                      + place.table().get().schema()
                      + "</defaultSchema></flyway>, or correct the search_path"));
    }
  }

  private void lookForFailed() {
    add(
        MigrationState.FAILED,
        Problem.of("migrations-failed", "migrations failed in " + database())
            .withFix(
                "mend what they left behind, and then: mvn headwater:repair takes the failed rows"
                    + " out of the history"));
  }

  private void lookForEdited() {
    add(
        MigrationState.EDITED,
        Problem.of(
                "migrations-edited",
                "migrations have another text here than " + database() + " has")
            .withFix(
                "give them back their texts, and put the change into a new migration; or, where the"
                    + " texts mean the same, mvn headwater:repair accepts the new checksums"));
  }

  private void lookForMissing() {
    if (settings.flywaySetting("ignoreMigrationPatterns", "").isEmpty()) {
      add(
          MigrationState.MISSING,
          Problem.of("migrations-not-here", database() + " has migrations that are not here")
              .withFix("run this where they are: on the branch that was deployed"));
    }
  }

  private void lookForLate() {
    if (!settings.flywaySetting("outOfOrder", "false").equals("true")) {
      add(
          MigrationState.OUT_OF_ORDER,
          Problem.of(
                  "migrations-out-of-order",
                  database() + " has newer migrations than some that it lacks")
              .withFix(
                  "mvn headwater:renumber -Dheadwater.base=origin/main gives them the next free"
                      + " versions; or <flyway><outOfOrder>true</outOfOrder></flyway>"));
    }
  }

  private void add(MigrationState state, Problem problem) {
    List<String> names =
        migrations.lines().stream()
            .filter(line -> line.state() == state)
            .map(MigrationLine::fileName)
            .toList();
    if (!names.isEmpty()) {
      problems.add(problem.withDetail("migrations", String.join("\n", names)));
    }
  }
}
