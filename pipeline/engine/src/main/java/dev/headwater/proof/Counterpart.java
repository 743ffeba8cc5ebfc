package dev.headwater.proof;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.change.Comparison;
import dev.headwater.catalog.change.SchemaScope;
import dev.headwater.spi.FoundMigration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A state of the migrations that was built to be compared with a live database: with the same major
 * version of PostgreSQL.
 *
 * @param before the catalogue before the first migration
 * @param owners the roles that migrate
 * @param scope the schemas that the migrations made or filled
 * @param found all migrations that are here, with their checksums
 */
public record Counterpart(
    BuiltState state,
    Catalog before,
    Owners owners,
    SchemaScope scope,
    Repeatables repeatables,
    List<FoundMigration> found) {

  public Counterpart {
    found = List.copyOf(found);
  }

  /**
   * The repeatable migrations of the state, where the live database says which it has.
   *
   * @param fromGit those that have another text here than the database has; git had that text
   * @param unknown those whose text in the database nobody knows
   * @param unknownObjects the objects that the texts here make of the unknown ones
   */
  public record Repeatables(List<String> fromGit, List<String> unknown, Set<Id> unknownObjects) {

    /** Nothing is to be said. */
    public static final Repeatables AS_HERE = new Repeatables(List.of(), List.of(), Set.of());

    public Repeatables {
      fromGit = List.copyOf(fromGit);
      unknown = List.copyOf(unknown);
      unknownObjects = Set.copyOf(unknownObjects);
    }
  }

  /**
   * The roles that own everything, each in one of the databases.
   *
   * @param throwaway with which the state was built
   */
  public record Owners(OwningRole live, OwningRole throwaway) {}

  /** The schemas in which the migrations left something. */
  public static SchemaScope touched(Catalog before, Catalog after, Set<Id> unknownObjects) {
    Set<Id> changed = new HashSet<>(unknownObjects);
    Comparison.of(before, after).changes().forEach(change -> changed.add(change.id()));
    return new SchemaScope(
        changed.stream()
            .flatMap(id -> SchemaScope.schemaOf(id, after, before).stream())
            .collect(Collectors.toSet()));
  }

  /** The part of a catalogue that can be compared. */
  public Catalog comparable(Catalog catalog) {
    Catalog within = scope.within(owners.live().asOwner(catalog));
    return repeatables.unknownObjects().isEmpty()
        ? within
        : within.filtered(fact -> !isUnknown(fact, within));
  }

  private boolean isUnknown(Fact fact, Catalog catalog) {
    Optional<Fact> at = Optional.of(fact);
    while (at.isPresent()) {
      if (repeatables.unknownObjects().contains(at.get().id())) {
        return true;
      }
      at = at.get().parent().flatMap(catalog::find);
    }
    return false;
  }
}
