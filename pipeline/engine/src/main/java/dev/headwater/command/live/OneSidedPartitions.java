package dev.headwater.command.live;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Id;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The partitions that only one side has. Partitions come and go with time, made by jobs and not by
 * migrations, so they are counted and not compared.
 */
public record OneSidedPartitions(Set<Id> ofDatabase, Set<Id> ofMigrations) {

  /** Finds them. */
  public static OneSidedPartitions of(Catalog database, Catalog migrations) {
    return new OneSidedPartitions(only(database, migrations), only(migrations, database));
  }

  private static Set<Id> only(Catalog here, Catalog there) {
    return here.facts().stream()
        .filter(fact -> fact.has("partition of"))
        .map(Fact::id)
        .filter(id -> there.find(id).isEmpty())
        .collect(Collectors.toSet());
  }

  /** The catalogue without them, and without all that lies in them. */
  public Catalog without(Catalog catalog) {
    return ofDatabase.isEmpty() && ofMigrations.isEmpty()
        ? catalog
        : catalog.filtered(fact -> !isIn(fact, catalog));
  }

  private boolean isIn(Fact fact, Catalog catalog) {
    Optional<Fact> at = Optional.of(fact);
    while (at.isPresent()) {
      if (ofDatabase.contains(at.get().id()) || ofMigrations.contains(at.get().id())) {
        return true;
      }
      at = at.get().parent().flatMap(catalog::find);
    }
    return false;
  }

  /** Their numbers, for the reader. */
  public List<String> notes() {
    List<String> parts = new ArrayList<>();
    if (!ofDatabase.isEmpty()) {
      parts.add(number(ofDatabase) + " that only the database has");
    }
    if (!ofMigrations.isEmpty()) {
      parts.add(number(ofMigrations) + " that only the migrations make");
    }
    return parts.isEmpty()
        ? List.of()
        : List.of(
            "not compared, because partitions come and go with time: " + String.join(", ", parts));
  }

  private static String number(Set<Id> partitions) {
    return partitions.size() == 1 ? "1 partition" : partitions.size() + " partitions";
  }
}
