package dev.headwater.catalog.script;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.Kind;
import dev.headwater.catalog.script.KindStatements.Alteration;
import dev.headwater.catalog.script.KindStatements.Sides;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What happens to each object: it is removed, made, changed in place, or removed and made again. If
 * an object is dropped, its dependents are dropped before it and created again after it.
 */
final class Plan {

  private static final Set<Kind> TYPES =
      Set.of(Kind.ENUM, Kind.DOMAIN, Kind.COMPOSITE_TYPE, Kind.RANGE_TYPE, Kind.BASE_TYPE);

  private final Sides sides;
  private final Map<Id, Set<Id>> dependents = new HashMap<>();

  /** Facts that one side alone has. */
  private final Set<Id> removed = new TreeSet<>();

  private final Set<Id> added = new TreeSet<>();

  /** Facts that go and come back. */
  private final Set<Id> rebuilt = new TreeSet<>();

  private final Map<Id, Alteration> altered = new TreeMap<>();

  /** Types that are renamed until their columns have moved to the new ones. */
  private final Set<Id> swapped = new TreeSet<>();

  Plan(Catalog from, Catalog to) {
    this.sides = new Sides(from, to);
    for (Fact fact : from.facts()) {
      for (Id needed : fact.dependencies()) {
        dependents.computeIfAbsent(needed, any -> new TreeSet<>()).add(fact.id());
      }
    }
    compare();
  }

  private void compare() {
    Deque<Id> going = new ArrayDeque<>();
    Deque<Id> disturbing = new ArrayDeque<>();
    for (Fact fact : sides.from().facts()) {
      if (sides.to().find(fact.id()).isEmpty()) {
        removed.add(fact.id());
        going.add(fact.id());
      }
    }
    for (Fact after : sides.to().facts()) {
      Optional<Fact> before = sides.from().find(after.id());
      if (before.isEmpty()) {
        added.add(after.id());
      } else if (!before.get().isSame(after)) {
        Optional<Alteration> alteration =
            AllStatements.of(after.id().kind()).alter(before.get(), after, sides);
        if (alteration.isPresent()) {
          altered.put(after.id(), alteration.get());
          disturbing.add(after.id());
        } else {
          // A composite type that a table has can get an attribute, but no attribute another type.
          Id whole =
              after.id().kind() == Kind.ATTRIBUTE ? after.parent().orElseThrow() : after.id();
          rebuild(whole, going);
        }
      }
    }
    while (!going.isEmpty() || !disturbing.isEmpty()) {
      if (!going.isEmpty()) {
        Id gone = going.remove();
        for (Id dependent : dependentsOf(gone)) {
          goes(dependent, gone, going, disturbing);
        }
      } else {
        Id changed = disturbing.remove();
        Set<Kind> kinds =
            altered.containsKey(changed) ? altered.get(changed).disturbed() : Set.of();
        for (Id dependent : dependentsOf(changed)) {
          if (kinds.contains(dependent.kind()) && isLooselyBound(dependent)) {
            rebuild(dependent, going);
          }
        }
      }
    }
  }

  /** A generated column can be made again; any other column of a table holds values. */
  private boolean isLooselyBound(Id dependent) {
    return dependent.kind() != Kind.COLUMN
        || sides.from().find(dependent).orElseThrow().has("generated");
  }

  private Set<Id> dependentsOf(Id id) {
    return dependents.getOrDefault(id, Set.of());
  }

  private void goes(Id dependent, Id gone, Deque<Id> going, Deque<Id> disturbing) {
    if (removed.contains(dependent) || rebuilt.contains(dependent)) {
      return;
    }
    Fact before = sides.from().find(dependent).orElseThrow();
    Fact after = sides.to().find(dependent).orElseThrow();
    boolean isChild = before.parent().filter(gone::equals).isPresent();
    boolean stillNeeds = after.dependencies().contains(gone);
    if (altered.containsKey(dependent) && !stillNeeds && !isChild) {
      return; // once changed, it does not need any more what goes
    }
    if (!isChild
        && dependent.kind() == Kind.COLUMN
        && TYPES.contains(gone.kind())
        && isOfTable(before)) {
      if (stillNeeds || !altered.containsKey(dependent)) {
        swapped.add(gone);
        altered.put(dependent, ColumnStatements.toNewType(after, sides.to()));
        disturbing.add(dependent);
      }
      return;
    }
    if (!isChild && dependent.kind() == Kind.TABLE && TYPES.contains(gone.kind())) {
      return; // by its columns
    }
    rebuild(dependent, going);
  }

  private boolean isOfTable(Fact column) {
    Kind kind = column.parent().orElseThrow().kind();
    return kind == Kind.TABLE && !column.has("generated");
  }

  private void rebuild(Id id, Deque<Id> going) {
    if (removed.contains(id)) {
      return;
    }
    altered.remove(id);
    if (rebuilt.add(id)) {
      going.add(id);
    }
  }

  Sides sides() {
    return sides;
  }

  Map<Id, Alteration> altered() {
    return altered;
  }

  Set<Id> swapped() {
    return swapped;
  }

  /** What goes, for good or for a while. */
  Set<Id> dropped() {
    Set<Id> dropped = new TreeSet<>(removed);
    dropped.addAll(rebuilt);
    return dropped;
  }

  /** What comes, for the first time or again. */
  Set<Id> created() {
    Set<Id> created = new TreeSet<>(added);
    created.addAll(rebuilt);
    return created;
  }

  boolean isRebuilt(Id id) {
    return rebuilt.contains(id);
  }

  /**
   * Whether the table that a dropped foreign key names points back, through foreign keys, to its
   * own.
   */
  boolean isCircular(Fact foreignKey, Set<Id> dropped) {
    Id table = foreignKey.parent().orElseThrow();
    Deque<Id> open = new ArrayDeque<>(referenced(foreignKey));
    Set<Id> seen = new HashSet<>();
    while (!open.isEmpty()) {
      Id id = open.remove();
      if (id.equals(table)) {
        return true;
      }
      if (seen.add(id) && dropped.contains(id)) {
        for (Fact key : sides.from().children(id, Kind.CONSTRAINT)) {
          if (key.get("type").equals("foreign key")) {
            open.addAll(referenced(key));
          }
        }
      }
    }
    return false;
  }

  private List<Id> referenced(Fact foreignKey) {
    return foreignKey.dependencies().stream()
        .filter(id -> id.kind() == Kind.COLUMN)
        .flatMap(column -> sides.from().find(column).flatMap(Fact::parent).stream())
        .filter(table -> !table.equals(foreignKey.parent().orElseThrow()))
        .toList();
  }

  /** Whether an object needs another one, directly or not, in the new catalogue. */
  boolean reaches(Id from, Id needed) {
    Deque<Id> open = new ArrayDeque<>(List.of(from));
    Set<Id> seen = new HashSet<>();
    while (!open.isEmpty()) {
      Id id = open.remove();
      if (id.equals(needed)) {
        return true;
      }
      if (seen.add(id)) {
        sides.to().find(id).ifPresent(fact -> open.addAll(fact.dependencies()));
      }
    }
    return false;
  }
}
