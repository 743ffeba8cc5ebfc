package dev.headwater.catalog.change;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Objects that have another name in the later state: the same objects, because one database had
 * both states.
 *
 * @param names the later name by the earlier one, also of all that lies in a renamed object
 */
public record ProvenRenames(Map<Id, Id> names) {

  public static final ProvenRenames NONE = new ProvenRenames(Map.of());

  public ProvenRenames {
    names = Map.copyOf(names);
  }

  /**
   * An object in its database.
   *
   * @param subId such as the number of a column
   */
  private record Key(Kind kind, long oid, int subId) {}

  /** Compares what one database held at two moments. */
  public static ProvenRenames between(Catalog before, Catalog after) {
    Map<Key, Id> later = new HashMap<>();
    after.facts().forEach(fact -> key(fact).ifPresent(key -> later.put(key, fact.id())));
    SortedMap<Id, Id> names = new TreeMap<>();
    for (Fact fact : before.facts()) {
      key(fact)
          .map(later::get)
          .filter(id -> !id.equals(fact.id()) && before.find(id).isEmpty())
          .ifPresent(id -> names.put(fact.id(), id));
    }
    return new ProvenRenames(names).withChildren(before);
  }

  private static Optional<Key> key(Fact fact) {
    return fact.place().oid() == 0
        ? Optional.empty()
        : Optional.of(new Key(fact.id().kind(), fact.place().oid(), fact.place().subId()));
  }

  /** Comments, owners and privileges are no objects of their own, and follow theirs. */
  private ProvenRenames withChildren(Catalog before) {
    Map<Id, Id> all = new HashMap<>(names);
    for (Fact fact : before.facts()) {
      if (key(fact).isEmpty() && fact.parent().isPresent()) {
        Id parent = all.get(fact.parent().get());
        if (parent != null) {
          all.put(fact.id(), new Id(fact.id().kind(), parent.toString(), fact.id().name()));
        }
      }
    }
    return new ProvenRenames(all);
  }

  /** Only those whose later name a catalogue has. */
  public ProvenRenames endingIn(Catalog later) {
    Map<Id, Id> kept = new HashMap<>(names);
    kept.values().removeIf(id -> later.find(id).isEmpty());
    return new ProvenRenames(kept);
  }

  /** The same from the later state to the earlier one. */
  public ProvenRenames reversed() {
    Map<Id, Id> back = new HashMap<>();
    names.forEach((earlier, later) -> back.put(later, earlier));
    return new ProvenRenames(back);
  }

  /** The name of an object in the later state. */
  public Id later(Id earlier) {
    return names.getOrDefault(earlier, earlier);
  }

  /** Whether its own name is another one, and not only the name of what it lies in. */
  boolean isOwn(Id earlier) {
    Id later = later(earlier);
    return switch (earlier.kind()) {
      case COLUMN_DEFAULT, SEQUENCE_OWNER, COMMENT, OWNER, PRIVILEGES, SECURITY_LABEL -> false;
      default ->
          !later.name().equals(earlier.name())
              || (earlier.kind() != Kind.COLUMN && isMoved(earlier));
    };
  }

  /** Into another schema: the scope changed, but no object above was renamed. */
  private boolean isMoved(Id earlier) {
    String scope = earlier.scope();
    return !later(earlier).scope().equals(scope)
        && names.keySet().stream().noneMatch(id -> id.qualified().equals(scope));
  }

  /** A fact as it would be called in the later state. */
  Fact renamed(Fact earlier) {
    return new Fact(
        later(earlier.id()),
        earlier.parent().map(this::later),
        earlier.attributes(),
        earlier.dependencies(),
        earlier.place());
  }
}
