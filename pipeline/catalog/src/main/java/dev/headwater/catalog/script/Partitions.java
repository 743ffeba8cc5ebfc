package dev.headwater.catalog.script;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Id;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** Partitions come and go with time, so a schema is told without them. */
public final class Partitions {

  private Partitions() {}

  /** The same catalogue without partitions, but for those that another object needs. */
  public static Catalog without(Catalog catalog) {
    if (catalog.facts().stream().noneMatch(Partitions::isPartition)) {
      return catalog;
    }
    Wholes wholes = new Wholes(catalog);
    Set<Id> needed = new HashSet<>();
    Deque<Fact> open = new ArrayDeque<>();
    catalog.facts().stream().filter(fact -> !isPartition(wholes.of(fact))).forEach(open::add);
    while (!open.isEmpty()) {
      for (Id id : open.remove().dependencies()) {
        catalog
            .find(id)
            .map(wholes::of)
            .filter(whole -> isPartition(whole) && needed.add(whole.id()))
            .ifPresent(open::add);
      }
    }
    return catalog.filtered(
        fact -> {
          Fact whole = wholes.of(fact);
          return !isPartition(whole) || needed.contains(whole.id());
        });
  }

  private static boolean isPartition(Fact fact) {
    return fact.has("partition of");
  }
}
