package dev.headwater.command.migrate;

import dev.headwater.apply.status.MigrationLine;
import dev.headwater.apply.status.MigrationState;
import dev.headwater.command.live.DeletedRows;
import dev.headwater.command.live.Extent;
import dev.headwater.command.live.Extent.All;
import dev.headwater.command.live.Extent.Steps;
import dev.headwater.command.live.Extent.To;
import dev.headwater.command.live.LiveMigrations;
import dev.headwater.command.migrate.MigratePlan.PlannedScript;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.script.MigrationName;
import dev.headwater.script.MigrationNaming;
import dev.headwater.script.OutsideTransaction;
import dev.headwater.script.ScriptFile;
import dev.headwater.script.ScriptSource;
import dev.headwater.script.Version;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Decides which scripts will run. */
final class MigratePlanning {

  private final LiveMigrations migrations;
  private final Optional<Version> target;
  private final List<PlannedScript> scripts;

  /**
   * @throws ProblemException when no migration has the version, or the database is beyond it
   */
  MigratePlanning(LiveMigrations migrations, Extent extent) {
    this.migrations = migrations;
    this.target = target(extent);
    this.scripts = planned();
  }

  private Optional<Version> target(Extent extent) {
    if (extent instanceof All) {
      return Optional.empty();
    }
    Version wanted = extent instanceof To to ? checked(to.version()) : last((Steps) extent);
    List<Version> versions = migrations.here().versions();
    boolean isHead = !versions.isEmpty() && wanted.equals(versions.get(versions.size() - 1));
    return isHead ? Optional.empty() : Optional.of(wanted);
  }

  private Version checked(Version wanted) {
    if (!migrations.here().versions().contains(wanted)) {
      throw new ProblemException(
          Problem.of("extent", "no migration has the version " + wanted.text())
              .withDetail("newest here", migrations.head().map(Version::text).orElse("none")));
    }
    if (!migrations.history().isUpTo(wanted)) {
      throw new ProblemException(
          Problem.of(
                  "extent",
                  migrations.place().database()
                      + " is beyond version "
                      + wanted.text()
                      + ": it is at "
                      + migrations.history().version().map(Version::text).orElse(""))
              .withFix("mvn headwater:undo -Dheadwater.to=V" + wanted.text() + " leads back"));
    }
    return wanted;
  }

  private Version last(Steps steps) {
    return versioned()
        .limit(steps.count())
        .map(line -> new Version(line.version()))
        .reduce((first, second) -> second)
        .or(migrations::head)
        .orElse(new Version("0"));
  }

  private Stream<MigrationLine> versioned() {
    return migrations.lines().stream()
        .filter(line -> line.isVersioned() && line.state().isToCome())
        .filter(line -> isInOrder(line) && isUpToTargetOfProject(line));
  }

  private boolean isInOrder(MigrationLine line) {
    return line.state() != MigrationState.OUT_OF_ORDER
        || settings().flywaySetting("outOfOrder", "false").equals("true");
  }

  /** The target of the project holds for this command, too. */
  private boolean isUpToTargetOfProject(MigrationLine line) {
    String own = settings().flywaySetting("target", "latest").replace('_', '.').replace("?", "");
    return !own.matches("\\d+(\\.\\d+)*")
        || new Version(line.version()).compareTo(new Version(own)) <= 0;
  }

  private ScriptSource settings() {
    return migrations.here().source();
  }

  /** The scripts that will run, in their order. */
  List<PlannedScript> scripts() {
    return scripts;
  }

  private List<PlannedScript> planned() {
    boolean beginsWithBaseline =
        migrations.history().versioned().isEmpty() && !migrations.here().baselines().isEmpty();
    return beginsWithBaseline ? ofEmptyDatabase() : byHistory();
  }

  /** A baseline migration stands for those up to its version. */
  private List<PlannedScript> ofEmptyDatabase() {
    MigrationNaming naming = MigrationNaming.of(settings());
    OutsideTransaction rule = new OutsideTransaction(migrations.here());
    return migrations.here().inOrder().stream()
        .map(
            file ->
                new PlannedScript(
                    file.fileName(),
                    naming.parse(file.fileName()).map(MigrationName::version).orElse(""),
                    rule.runs(file)))
        .filter(script -> isUpToTarget(script.version()))
        .toList();
  }

  private List<PlannedScript> byHistory() {
    return Stream.concat(
            versioned().filter(line -> isUpToTarget(line.version())),
            target.isPresent()
                ? Stream.empty()
                : migrations.lines().stream()
                    .filter(line -> !line.isVersioned() && line.state().isToCome()))
        .map(this::planned)
        .toList();
  }

  /** Repeatable migrations, which have no version, wait for the newest one. */
  private boolean isUpToTarget(String version) {
    return target
        .filter(last -> version.isEmpty() || new Version(version).compareTo(last) > 0)
        .isEmpty();
  }

  private PlannedScript planned(MigrationLine line) {
    OutsideTransaction rule = new OutsideTransaction(migrations.here());
    return new PlannedScript(
        line.fileName(), line.version(), file(line.fileName()).filter(rule::runs).isPresent());
  }

  /** Statements that delete rows, as far as the text shows them. */
  List<String> deletedRows() {
    return scripts.stream()
        .flatMap(script -> file(script.fileName()).stream())
        .flatMap(file -> DeletedRows.in(file).stream())
        .toList();
  }

  /** The file of a script in SQL. */
  private Optional<ScriptFile> file(String fileName) {
    return migrations.here().files().stream()
        .filter(file -> !file.isClass() && file.fileName().equals(fileName))
        .findFirst();
  }

  /** Where Flyway finds the scripts of the plan, and no others that are to come. */
  ScriptSource source() {
    return target
        .map(
            version ->
                settings()
                    .withoutRepeatablesUpTo(version.text())
                    // Those that were applied would count as missing. This command has looked.
                    .withFlyway(Map.of("flyway.validateOnMigrate", "false")))
        .orElseGet(this::settings);
  }

  /** The version to which the scripts lead; empty for the newest. */
  Optional<Version> target() {
    return target;
  }
}
