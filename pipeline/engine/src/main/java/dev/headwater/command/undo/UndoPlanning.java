package dev.headwater.command.undo;

import dev.headwater.apply.LiveUndo.Step;
import dev.headwater.apply.status.AppliedMigration;
import dev.headwater.command.live.Extent;
import dev.headwater.command.live.Extent.All;
import dev.headwater.command.live.Extent.Steps;
import dev.headwater.command.live.Extent.To;
import dev.headwater.command.live.LiveMigrations;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.script.MigrationNaming;
import dev.headwater.script.ScriptFile;
import dev.headwater.script.Version;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Decides which migrations are taken back, and finds the scripts. */
final class UndoPlanning {

  private static final Version NOTHING = new Version("0");

  private final LiveMigrations migrations;
  private final List<Version> versions;
  private final Version target;

  /**
   * @throws ProblemException when the database does not have the version
   */
  UndoPlanning(LiveMigrations migrations, Extent extent) {
    this.migrations = migrations;
    List<Version> newestFirst = new ArrayList<>(migrations.history().versioned().keySet());
    Collections.reverse(newestFirst);
    this.versions =
        extent instanceof Steps steps
            ? newestFirst.subList(0, Math.min(steps.count(), newestFirst.size()))
            : newestFirst.stream().filter(version -> isAbove(version, extent)).toList();
    this.target =
        newestFirst.stream()
            .filter(version -> !versions.contains(version))
            .findFirst()
            .orElse(NOTHING);
  }

  private boolean isAbove(Version version, Extent extent) {
    if (extent instanceof All) {
      return true;
    }
    Version wanted = ((To) extent).version();
    if (!wanted.equals(NOTHING) && !migrations.history().versioned().containsKey(wanted)) {
      throw new ProblemException(
          Problem.of(
                  "extent",
                  migrations.place().database() + " does not have version " + wanted.text())
              .withFix("mvn headwater:status shows the versions that it has"));
    }
    return version.compareTo(wanted) > 0;
  }

  /** The version that the database will have. */
  Version target() {
    return target;
  }

  /**
   * The scripts, those of the newest migrations first.
   *
   * @throws ProblemException when one is missing, or the database had a migration before its
   *     history began
   */
  List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    List<Version> missing = new ArrayList<>();
    for (Version version : versions) {
      refuseBaseline(version);
      Optional<ScriptFile> script = migrations.here().undoWithStatement(version);
      script.ifPresentOrElse(
          file -> steps.add(new Step(version, file)), () -> missing.add(version));
    }
    if (!missing.isEmpty()) {
      throw new ProblemException(missing(missing));
    }
    return steps;
  }

  private void refuseBaseline(Version version) {
    AppliedMigration row = migrations.history().versioned().get(version);
    if (row != null && row.isBaselineMark()) {
      throw new ProblemException(
          Problem.of(
                  "undo-baseline",
                  migrations.place().database()
                      + " had version "
                      + version.text()
                      + " before its history began, so nothing takes it back")
              .withFix("-Dheadwater.to=V" + version.text() + " goes back to there"));
    }
  }

  private Problem missing(List<Version> versions) {
    MigrationNaming naming = MigrationNaming.of(migrations.here().source());
    Map<Version, AppliedMigration> applied = migrations.history().versioned();
    return Problem.of(
            "undo-missing",
            versions.size() == 1
                ? "a migration has no undo script with a statement, so nothing was taken back"
                : versions.size()
                    + " migrations have no undo script with a statement, so nothing was taken back")
        .withDetail(
            "migrations",
            versions.stream()
                .map(version -> applied.get(version))
                .map(AppliedMigration::fileName)
                .collect(Collectors.joining("\n")))
        .withFix(
            "put the undo script beside the migration, with "
                + naming.undo()
                + " in place of "
                + naming.versioned());
  }
}
