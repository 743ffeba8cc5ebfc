package dev.headwater.catalog.change;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.change.Change.Added;
import dev.headwater.catalog.change.Change.Changed;
import dev.headwater.catalog.change.Change.Removed;
import java.util.List;
import java.util.TreeMap;

/**
 * All differences between two catalogues, in the order of the identities.
 *
 * @param changes empty when both say the same
 */
public record Comparison(List<Change> changes) {

  public Comparison {
    changes = List.copyOf(changes);
  }

  /** Compares two catalogues of servers with the same major version. */
  public static Comparison of(Catalog from, Catalog to) {
    TreeMap<Id, Change> changes = new TreeMap<>();
    for (Fact before : from.facts()) {
      if (to.find(before.id()).isEmpty()) {
        changes.put(before.id(), new Removed(before));
      }
    }
    for (Fact after : to.facts()) {
      from.find(after.id())
          .ifPresentOrElse(
              before -> {
                if (!before.isSame(after)) {
                  changes.put(after.id(), new Changed(before, after));
                }
              },
              () -> changes.put(after.id(), new Added(after)));
    }
    return new Comparison(List.copyOf(changes.values()));
  }

  public boolean isSame() {
    return changes.isEmpty();
  }
}
