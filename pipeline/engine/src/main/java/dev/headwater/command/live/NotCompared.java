package dev.headwater.command.live;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.change.SchemaScope;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The objects that are there, and were not compared.
 *
 * @param elsewhere the number of objects in each schema that the migrations did not make or fill
 * @param notModelled the number of objects of each kind about which Headwater knows nothing
 */
public record NotCompared(
    SortedMap<String, Integer> elsewhere, SortedMap<String, Long> notModelled) {

  /** Counts the objects of both sides. */
  public static NotCompared of(SchemaScope scope, Catalog from, Catalog to) {
    SortedMap<String, Integer> elsewhere = new TreeMap<>(scope.elsewhere(from));
    scope.elsewhere(to).forEach((schema, count) -> elsewhere.merge(schema, count, Math::max));
    SortedMap<String, Long> notModelled = new TreeMap<>(from.notModelled());
    to.notModelled().forEach((kind, count) -> notModelled.merge(kind, count, Math::max));
    return new NotCompared(elsewhere, notModelled);
  }
}
