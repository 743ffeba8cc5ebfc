package dev.headwater.apply.status;

import dev.headwater.script.MigrationName;
import dev.headwater.script.MigrationNaming;
import dev.headwater.script.ScriptFile;
import dev.headwater.script.ScriptSet;
import dev.headwater.script.Version;
import dev.headwater.spi.FoundMigration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The migrations of a project and of a database, each with how it stands in the database. */
public final class MigrationLines {

  private final SchemaHistory history;
  private final Optional<Version> baselineHere;
  private final Map<Version, FoundMigration> versioned = new TreeMap<>();
  private final Map<Version, FoundMigration> baselines = new TreeMap<>();
  private final Map<String, FoundMigration> repeatable = new TreeMap<>();
  private final Map<Version, AppliedMigration> failed = new TreeMap<>();
  private final Map<String, AppliedMigration> failedRepeatable = new TreeMap<>();

  private MigrationLines(SchemaHistory history, ScriptSet here, List<FoundMigration> found) {
    this.history = history;
    MigrationNaming naming = MigrationNaming.of(here.source());
    List<String> baselineFiles = here.baselines().stream().map(ScriptFile::fileName).toList();
    this.baselineHere =
        baselineFiles.stream()
            .flatMap(name -> naming.parse(name).stream())
            .map(MigrationName::order)
            .max(Version::compareTo);
    for (FoundMigration migration : found) {
      if (migration.version().isEmpty()) {
        repeatable.put(migration.description(), migration);
      } else {
        boolean isBaseline =
            baselineFiles.contains(migration.script().replaceFirst(".*[/\\\\]", ""));
        (isBaseline ? baselines : versioned)
            .put(new Version(MigrationLine.version(migration)), migration);
      }
    }
    for (AppliedMigration row : history.failed()) {
      if (row.version().isEmpty()) {
        failedRepeatable.put(row.description(), row);
      } else {
        failed.put(new Version(row.version()), row);
      }
    }
  }

  /**
   * Those with versions in their order, then the repeatable ones by description.
   *
   * @param found the migrations that are here, with their checksums
   */
  public static List<MigrationLine> of(
      SchemaHistory history, ScriptSet here, List<FoundMigration> found) {
    return new MigrationLines(history, here, found).lines();
  }

  private List<MigrationLine> lines() {
    List<MigrationLine> lines = new ArrayList<>();
    Set<Version> versions = new TreeSet<>(versioned.keySet());
    versions.addAll(history.versioned().keySet());
    versions.addAll(failed.keySet());
    versions.forEach(version -> lines.add(line(version)));
    Set<String> descriptions = new TreeSet<>(repeatable.keySet());
    descriptions.addAll(history.repeatable().keySet());
    descriptions.addAll(failedRepeatable.keySet());
    descriptions.forEach(description -> lines.add(line(description)));
    return lines;
  }

  private MigrationLine line(Version version) {
    Optional<AppliedMigration> applied = Optional.ofNullable(history.versioned().get(version));
    boolean isOfBaseline = applied.filter(AppliedMigration::isBaseline).isPresent();
    Optional<FoundMigration> here =
        Optional.ofNullable((isOfBaseline ? baselines : versioned).get(version));
    if (applied.isPresent()) {
      return new MigrationLine(applied(version, applied.get(), here), here, applied);
    }
    Optional<AppliedMigration> failure = Optional.ofNullable(failed.get(version));
    if (failure.isPresent()) {
      return new MigrationLine(MigrationState.FAILED, here, failure);
    }
    Optional<AppliedMigration> undone = Optional.ofNullable(history.undone().get(version));
    return new MigrationLine(toCome(version, undone.isPresent()), here, undone);
  }

  private MigrationState applied(
      Version version, AppliedMigration row, Optional<FoundMigration> here) {
    if (row.isBaselineMark()) {
      return MigrationState.BASELINE;
    }
    if (here.isEmpty() && !isUpTo(version, baselineHere)) {
      return MigrationState.MISSING;
    }
    return isEdited(row, here) ? MigrationState.EDITED : MigrationState.APPLIED;
  }

  private MigrationState toCome(Version version, boolean isUndone) {
    if (isUpTo(version, history.baseline())) {
      return MigrationState.BEFORE_BASELINE;
    }
    if (!history.isUpTo(version)) {
      return MigrationState.OUT_OF_ORDER;
    }
    return isUndone ? MigrationState.UNDONE : MigrationState.PENDING;
  }

  private MigrationLine line(String description) {
    Optional<FoundMigration> here = Optional.ofNullable(repeatable.get(description));
    Optional<AppliedMigration> applied = Optional.ofNullable(history.repeatable().get(description));
    if (applied.isEmpty() && failedRepeatable.containsKey(description)) {
      return new MigrationLine(
          MigrationState.FAILED, here, Optional.of(failedRepeatable.get(description)));
    }
    MigrationState state =
        here.isEmpty()
            ? MigrationState.MISSING
            : applied.isEmpty() || isEdited(applied.get(), here)
                ? MigrationState.PENDING
                : MigrationState.APPLIED;
    return new MigrationLine(state, here, applied);
  }

  private static boolean isUpTo(Version version, Optional<Version> limit) {
    return limit.filter(last -> version.compareTo(last) <= 0).isPresent();
  }

  private static boolean isEdited(AppliedMigration row, Optional<FoundMigration> here) {
    Optional<Integer> checksum = here.flatMap(FoundMigration::checksum);
    return row.checksum().isPresent() && checksum.isPresent() && !row.checksum().equals(checksum);
  }
}
