package dev.headwater.catalog.change;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.change.Change.Added;
import dev.headwater.catalog.change.Change.Changed;
import dev.headwater.catalog.change.Change.Removed;
import dev.headwater.catalog.change.Change.Renamed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One migration, and its changes of the schema.
 *
 * @param script the name of its file, or of its class
 * @param serverVersion as {@code server_version_num}
 * @param names the later name by the earlier one, also of all that lies in a renamed object
 * @param described objects that did not change, and whose comments or defaults did
 */
public record MigrationStep(
    String script,
    int serverVersion,
    List<Change> changes,
    Map<Id, Id> names,
    Collection<Fact> described) {

  public MigrationStep {
    changes = List.copyOf(changes);
    names = Map.copyOf(names);
    described = List.copyOf(described);
  }

  /**
   * Compares what one database held before and after a migration.
   *
   * @param before the catalogue before it
   */
  public static MigrationStep of(String script, Catalog before, Catalog after) {
    ProvenRenames renames = ProvenRenames.between(before, after);
    Comparison comparison = RenamingComparison.of(before, after, renames);
    Map<Id, Fact> described = new TreeMap<>();
    for (Change change : comparison.changes()) {
      if (Outline.isDetail(change.id().kind()) && !(change instanceof Renamed)) {
        Outline.factOf(change)
            .parent()
            .flatMap(after::find)
            .ifPresent(fact -> described.put(fact.id(), fact));
      }
    }
    return new MigrationStep(
        script, after.serverVersion(), comparison.changes(), renames.names(), described.values());
  }

  /**
   * The states before and after the migration.
   *
   * @param after the catalogue after it
   */
  public ComparedSchemas between(Catalog after) {
    Map<Id, Fact> facts = new HashMap<>();
    after.facts().forEach(fact -> facts.put(fact.id(), fact));
    for (Change change : changes) {
      if (change instanceof Added) {
        facts.remove(change.id());
      } else if (change instanceof Removed removed) {
        facts.put(removed.id(), removed.fact());
      } else if (change instanceof Changed changed) {
        facts.put(changed.id(), changed.from());
      }
    }
    ProvenRenames back = new ProvenRenames(names).reversed();
    List<Fact> before = facts.values().stream().map(back::renamed).toList();
    return new ComparedSchemas(new Catalog(serverVersion, before, Map.of()), after, changes, names);
  }

  /** The changes as they are read. */
  public Outline outline() {
    List<Fact> later = new ArrayList<>(described);
    for (Change change : changes) {
      if (change instanceof Added || change instanceof Changed) {
        later.add(Outline.factOf(change));
      }
    }
    return Outline.of(new Comparison(changes), new Catalog(serverVersion, later, Map.of()));
  }
}
