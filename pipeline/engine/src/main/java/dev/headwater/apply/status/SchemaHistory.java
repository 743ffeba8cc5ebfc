package dev.headwater.apply.status;

import dev.headwater.script.Version;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The migrations that a database has, after undone and repaired ones are taken out.
 *
 * @param versioned by version, the lowest first
 * @param repeatable as they were applied last, by description
 * @param failed those that failed, and were not repaired
 * @param undone by version, the rows that took versioned migrations back
 */
public record SchemaHistory(
    Map<Version, AppliedMigration> versioned,
    Map<String, AppliedMigration> repeatable,
    List<AppliedMigration> failed,
    Map<Version, AppliedMigration> undone) {

  /** The history of a database in which nothing was applied. */
  public static final SchemaHistory NONE = of(List.of());

  public SchemaHistory {
    versioned = Collections.unmodifiableMap(new TreeMap<>(versioned));
    repeatable = Collections.unmodifiableMap(new TreeMap<>(repeatable));
    failed = List.copyOf(failed);
    undone = Collections.unmodifiableMap(new TreeMap<>(undone));
  }

  /** The history with these rows, in the order of their ranks. */
  public static SchemaHistory of(List<AppliedMigration> rows) {
    Map<Version, AppliedMigration> versioned = new LinkedHashMap<>();
    Map<String, AppliedMigration> repeatable = new LinkedHashMap<>();
    List<AppliedMigration> failed = new ArrayList<>();
    Map<Version, AppliedMigration> undone = new LinkedHashMap<>();
    for (AppliedMigration row : rows) {
      if (!row.succeeded()) {
        failed.add(row);
      } else if (row.type().equals("SCHEMA")) {
        continue; // Flyway made the schema of its table
      } else if (row.version().isEmpty()) {
        put(repeatable, row.description(), row);
      } else {
        Version version = new Version(row.version());
        put(versioned, version, row);
        undone.remove(version);
        if (row.takesBack()) {
          undone.put(version, row);
        }
      }
    }
    return new SchemaHistory(versioned, repeatable, failed, undone);
  }

  private static <K> void put(Map<K, AppliedMigration> rows, K key, AppliedMigration row) {
    rows.remove(key);
    if (!row.takesBack()) {
      rows.put(key, row);
    }
  }

  /** The newest version; empty where no versioned migration was applied. */
  public Optional<Version> version() {
    return versioned.keySet().stream().reduce((first, second) -> second);
  }

  /** Whether no migration with a higher version was applied. */
  public boolean isUpTo(Version limit) {
    return version().filter(newest -> newest.compareTo(limit) > 0).isEmpty();
  }

  /** The version up to which all migrations count as applied. */
  public Optional<Version> baseline() {
    return versioned.entrySet().stream()
        .filter(row -> row.getValue().isBaseline())
        .map(Map.Entry::getKey)
        .reduce((first, second) -> second);
  }

  /** How many migrations were applied. */
  public int size() {
    return (int) versioned.values().stream().filter(row -> !row.isBaselineMark()).count()
        + repeatable.size();
  }
}
