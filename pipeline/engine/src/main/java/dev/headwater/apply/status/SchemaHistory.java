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
 */
public record SchemaHistory(
    Map<Version, AppliedMigration> versioned,
    Map<String, AppliedMigration> repeatable,
    List<AppliedMigration> failed) {

  public SchemaHistory {
    versioned = Collections.unmodifiableMap(new TreeMap<>(versioned));
    repeatable = Collections.unmodifiableMap(new TreeMap<>(repeatable));
    failed = List.copyOf(failed);
  }

  /** The history with these rows, in the order of their ranks. */
  public static SchemaHistory of(List<AppliedMigration> rows) {
    Map<Version, AppliedMigration> versioned = new LinkedHashMap<>();
    Map<String, AppliedMigration> repeatable = new LinkedHashMap<>();
    List<AppliedMigration> failed = new ArrayList<>();
    for (AppliedMigration row : rows) {
      boolean takesBack = row.type().startsWith("UNDO") || row.type().equals("DELETE");
      if (!row.succeeded()) {
        failed.add(row);
      } else if (row.type().equals("SCHEMA")) {
        continue; // Flyway made the schema of its table
      } else if (row.version().isEmpty()) {
        put(repeatable, row.description(), row, takesBack);
      } else {
        put(versioned, new Version(row.version()), row, takesBack);
      }
    }
    return new SchemaHistory(versioned, repeatable, failed);
  }

  private static <K> void put(
      Map<K, AppliedMigration> rows, K key, AppliedMigration row, boolean takesBack) {
    rows.remove(key);
    if (!takesBack) {
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

  /** The version up to which nothing was applied, because the database had it already. */
  public Optional<Version> baseline() {
    return versioned.entrySet().stream()
        .filter(row -> row.getValue().isBaselineMark())
        .map(Map.Entry::getKey)
        .reduce((first, second) -> second);
  }

  /** How many migrations were applied. */
  public int size() {
    return (int) versioned.values().stream().filter(row -> !row.isBaselineMark()).count()
        + repeatable.size();
  }
}
