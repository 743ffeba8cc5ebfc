package dev.headwater.catalog.change;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.Fact;
import dev.headwater.catalog.change.Change.Renamed;
import java.util.ArrayList;
import java.util.List;

/** A comparison that knows which objects were renamed. */
public final class RenamingComparison {

  private RenamingComparison() {}

  /**
   * Compares two catalogues of servers with the same major version. A renamed object that has other
   * attributes, too, is there twice: as renamed, and as changed.
   */
  public static Comparison of(Catalog from, Catalog to, ProvenRenames renames) {
    List<Change> changes = new ArrayList<>();
    List<Fact> earlier = new ArrayList<>();
    for (Fact fact : from.facts()) {
      Fact renamed = renames.renamed(fact);
      earlier.add(renamed);
      if (renames.isOwn(fact.id())) {
        to.find(renamed.id()).ifPresent(after -> changes.add(new Renamed(fact, after)));
      }
    }
    Catalog underLaterNames = new Catalog(from.serverVersion(), earlier, from.notModelled());
    changes.addAll(Comparison.of(underLaterNames, to).changes());
    return new Comparison(changes);
  }
}
