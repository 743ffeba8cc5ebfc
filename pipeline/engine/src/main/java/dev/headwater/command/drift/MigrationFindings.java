package dev.headwater.command.drift;

import dev.headwater.apply.status.AppliedMigration;
import dev.headwater.apply.status.SchemaHistory;
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
import java.util.TreeMap;
import java.util.stream.Collectors;

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
    return new Search(history, here, found).findings();
  }

  /** The two lists to compare. */
  private static final class Search {

    private final SchemaHistory history;
    private final Optional<Version> baselineHere;
    private final Map<Version, FoundMigration> versioned = new TreeMap<>();
    private final Map<String, FoundMigration> repeatable = new TreeMap<>();

    Search(SchemaHistory history, ScriptSet here, List<FoundMigration> found) {
      this.history = history;
      MigrationNaming naming = MigrationNaming.of(here.source());
      List<String> baselines = here.baselines().stream().map(ScriptFile::fileName).toList();
      this.baselineHere =
          baselines.stream()
              .flatMap(name -> naming.parse(name).stream())
              .map(MigrationName::order)
              .reduce((one, other) -> one.compareTo(other) > 0 ? one : other);
      for (FoundMigration migration : found) {
        if (migration.version().isEmpty()) {
          repeatable.put(migration.description(), migration);
        } else if (!baselines.contains(fileName(migration))) {
          String version = migration.version().replace('_', '.');
          versioned.put(new Version(MigrationName.normalized(version)), migration);
        }
      }
    }

    MigrationFindings findings() {
      return new MigrationFindings(
          edited(),
          notHere(),
          history.failed().stream().map(AppliedMigration::fileName).toList(),
          pending());
    }

    private List<String> edited() {
      return history.versioned().entrySet().stream()
          .filter(row -> !row.getValue().isBaselineMark())
          .filter(row -> isEdited(row.getValue(), found(row.getKey())))
          .map(row -> row.getValue().fileName())
          .toList();
    }

    private Optional<FoundMigration> found(Version version) {
      return Optional.ofNullable(versioned.get(version));
    }

    private static boolean isEdited(AppliedMigration applied, Optional<FoundMigration> here) {
      Optional<Integer> checksum = here.flatMap(FoundMigration::checksum);
      return applied.checksum().isPresent()
          && checksum.isPresent()
          && !applied.checksum().equals(checksum);
    }

    private List<String> notHere() {
      List<String> names =
          history.versioned().entrySet().stream()
              .filter(row -> !row.getValue().isBaselineMark())
              .filter(row -> !versioned.containsKey(row.getKey()) && !isUpTo(row, baselineHere))
              .map(row -> row.getValue().fileName())
              .collect(Collectors.toCollection(ArrayList::new));
      history.repeatable().entrySet().stream()
          .filter(row -> !repeatable.containsKey(row.getKey()))
          .forEach(row -> names.add(row.getValue().fileName()));
      return names;
    }

    private static boolean isUpTo(Map.Entry<Version, ?> row, Optional<Version> limit) {
      return limit.filter(version -> row.getKey().compareTo(version) <= 0).isPresent();
    }

    private List<String> pending() {
      Optional<Version> baseline = history.baseline();
      List<String> names =
          versioned.entrySet().stream()
              .filter(row -> !history.versioned().containsKey(row.getKey()))
              .filter(row -> !isUpTo(row, baseline))
              .map(row -> fileName(row.getValue()))
              .collect(Collectors.toCollection(ArrayList::new));
      repeatable.forEach(
          (description, migration) -> {
            AppliedMigration applied = history.repeatable().get(description);
            if (applied == null || isEdited(applied, Optional.of(migration))) {
              names.add(fileName(migration));
            }
          });
      return names;
    }

    private static String fileName(FoundMigration migration) {
      return migration.script().replaceFirst(".*[/\\\\]", "");
    }
  }
}
