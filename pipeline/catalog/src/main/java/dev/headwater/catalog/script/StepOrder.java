package dev.headwater.catalog.script;

import static dev.headwater.catalog.script.Steps.isIndexOf;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.Kind;
import dev.headwater.catalog.script.Step.Act;
import dev.headwater.catalog.script.Step.Key;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;

/** Puts steps into an order in which everything is there when it is needed. */
final class StepOrder {

  private final Plan plan;
  private final Steps all;
  private final Map<Key, Step> steps;
  private final Map<Key, Set<Key>> before = new HashMap<>();

  StepOrder(Plan plan, Steps all) {
    this.plan = plan;
    this.all = all;
    this.steps = all.all();
    edges();
  }

  private void edges() {
    for (Key key : steps.keySet()) {
      switch (key.act()) {
        case CREATE -> created(key);
        case ALTER -> altered(key);
        case DROP -> dropped(key);
        case WITH_INDEXES -> {
          Fact whole = plan.sides().to().find(key.id()).orElseThrow();
          needs(key, whole);
          whole.parent().ifPresent(table -> order(new Key(Act.JOIN, table), key));
          order(new Key(Act.CREATE, key.id()), key);
          steps.keySet().stream()
              .filter(
                  other ->
                      other.act() == Act.CREATE
                          && (isIndexOf(other.id(), key.id()) || other.id().equals(key.id())))
              .forEach(other -> order(other, key));
          order(new Key(Act.ALTER, key.id()), key);
        }
        case LEAVE -> {
          comesBackComplete(key);
          for (Key other : steps.keySet()) {
            if (other.act() != Act.LEAVE
                && (other.id().equals(key.id())
                    || other.id().scope().equals(key.id().qualified()))) {
              order(key, other);
            }
          }
          plan.sides()
              .from()
              .find(key.id())
              .orElseThrow()
              .dependencies()
              .forEach(
                  needed -> {
                    order(key, new Key(Act.DROP, needed));
                    order(key, new Key(Act.ALTER, needed));
                  });
        }
        case JOIN -> {
          for (Key other : steps.keySet()) {
            boolean isPart =
                other.id().equals(key.id()) || other.id().scope().equals(key.id().qualified());
            boolean comes =
                other.act() == Act.CREATE || other.act() == Act.ALTER || other.act() == Act.DROP;
            if (isPart && comes) {
              order(other, key);
            }
          }
          needs(key, plan.sides().to().find(key.id()).orElseThrow());
          for (Id needed : plan.sides().to().find(key.id()).orElseThrow().dependencies()) {
            for (Fact column : plan.sides().to().children(needed, Kind.COLUMN)) {
              order(new Key(Act.CREATE, column.id()), key);
              order(new Key(Act.ALTER, column.id()), key);
            }
          }
        }
        case MAKE_WAY -> {
          order(key, new Key(Act.CREATE, key.id()));
          order(key, new Key(Act.CLEAR, key.id()));
        }
        case CLEAR -> {
          for (Key other : steps.keySet()) {
            if (other.act() != Act.CLEAR
                && other.act() != Act.MAKE_WAY
                && needsBefore(other.id(), key.id())) {
              order(other, key);
            }
          }
        }
      }
    }
    names();
  }

  /** A table that only changes its place in its parent must get there what the parent gets. */
  private void comesBackComplete(Key leave) {
    Optional<Id> before = partitioned(plan.sides().from(), leave.id());
    if (before.isEmpty() || !before.equals(partitioned(plan.sides().to(), leave.id()))) {
      return;
    }
    Optional<Id> above = before;
    while (above.isPresent()) {
      String table = above.get().qualified();
      for (Key other : steps.keySet()) {
        boolean isPart =
            other.id().kind() == Kind.COLUMN
                || other.id().kind() == Kind.CONSTRAINT
                || other.id().kind() == Kind.INDEX;
        if (isPart && other.id().scope().equals(table)) {
          order(other, leave);
        }
      }
      above = partitioned(plan.sides().to(), above.get());
    }
  }

  /** The table that a partition is of. */
  private static Optional<Id> partitioned(Catalog catalog, Id partition) {
    Optional<Fact> fact = catalog.find(partition);
    return fact.filter(table -> table.has("partition of"))
        .flatMap(
            table ->
                table.dependencies().stream()
                    .filter(id -> id.kind() == Kind.TABLE)
                    .filter(id -> id.qualified().equals(table.get("partition of")))
                    .findFirst());
  }

  private boolean needsBefore(Id id, Id needed) {
    return plan.sides().from().find(id).filter(f -> f.dependencies().contains(needed)).isPresent();
  }

  private void created(Key key) {
    order(new Key(Act.DROP, key.id()), key);
    Fact fact = plan.sides().to().find(key.id()).orElseThrow();
    needs(key, fact);
    for (Fact part : all.inside(key.id())) {
      needs(key, part);
    }
    if (key.id().kind() == Kind.TABLE || key.id().kind() == Kind.FOREIGN_TABLE) {
      plan.sides().to().children(key.id(), Kind.COLUMN).forEach(column -> needs(key, column));
    }
  }

  private void needs(Key key, Fact fact) {
    for (Id needed : fact.dependencies()) {
      boolean own = needed.scope().equals(key.id().qualified()) && !key.id().equals(fact.id());
      if (!own) {
        order(new Key(Act.CREATE, needed), key);
        order(new Key(Act.ALTER, needed), key);
      }
    }
  }

  private void altered(Key key) {
    Fact after = plan.sides().to().find(key.id()).orElseThrow();
    needs(key, after);
    Fact before = plan.sides().from().find(key.id()).orElseThrow();
    for (Id needed : before.dependencies()) {
      if (needed.kind() == Kind.PRIVILEGES) {
        order(new Key(Act.DROP, needed), key); // it takes rights on columns with it
      } else if (!after.dependencies().contains(needed)) {
        order(key, new Key(Act.DROP, needed));
      }
      order(new Key(Act.MAKE_WAY, needed), key);
    }
  }

  private void dropped(Key key) {
    Fact fact = plan.sides().from().find(key.id()).orElseThrow();
    Key end = new Key(Act.DROP, all.whole(key.id()));
    for (Id needed : fact.dependencies()) {
      if (!all.whole(needed).equals(end.id())) {
        order(end, new Key(Act.DROP, all.whole(needed)));
        order(end, new Key(Act.DROP, needed));
        order(end, new Key(Act.ALTER, needed));
        order(end, new Key(Act.MAKE_WAY, needed));
      }
    }
  }

  /** Two objects cannot have one name at the same time. */
  private void names() {
    Map<String, Key> going = new HashMap<>();
    for (Key key : steps.keySet()) {
      if (key.act() == Act.DROP) {
        name(key.id()).ifPresent(name -> going.put(name, key));
        for (String name : identitySequence(plan.sides().from().find(key.id()))) {
          going.put(name, key);
        }
      } else if (key.act() == Act.ALTER) {
        identitySequence(plan.sides().from().find(key.id())).stream()
            .filter(n -> !identitySequence(plan.sides().to().find(key.id())).contains(n))
            .forEach(n -> going.put(n, key));
      }
    }
    for (Key key : steps.keySet()) {
      if (key.act() == Act.CREATE || key.act() == Act.ALTER) {
        List<String> names = new ArrayList<>(identitySequence(plan.sides().to().find(key.id())));
        if (key.act() == Act.CREATE) {
          name(key.id()).ifPresent(names::add);
        }
        for (String name : names) {
          Key gone = going.get(name);
          if (gone != null && !gone.equals(key)) {
            order(gone, key);
          }
        }
      }
    }
  }

  private static List<String> identitySequence(Optional<Fact> fact) {
    return fact.filter(f -> f.has("identity sequence"))
        .map(f -> List.of(f.get("identity sequence")))
        .orElse(List.of());
  }

  private static Optional<String> name(Id id) {
    if (!RelationStatements.OF_ONE_NAMESPACE.contains(id.kind())) {
      return routine(id);
    }
    boolean ofTable = id.kind() == Kind.INDEX || id.kind() == Kind.CONSTRAINT;
    return Optional.of((ofTable ? Targets.schema(id.scope()) : id.scope()) + "." + id.name());
  }

  /** An old overload would make calls of a new one ambiguous. */
  private static Optional<String> routine(Id id) {
    boolean isRoutine =
        id.kind() == Kind.FUNCTION || id.kind() == Kind.PROCEDURE || id.kind() == Kind.AGGREGATE;
    return isRoutine
        ? Optional.of(id.scope() + "." + id.name().substring(0, id.name().indexOf('(')) + "()")
        : Optional.empty();
  }

  private void order(Key first, Key second) {
    if (!first.equals(second) && steps.containsKey(first) && steps.containsKey(second)) {
      before.computeIfAbsent(second, any -> new TreeSet<>()).add(first);
    }
  }

  /** In their order; a circle is broken where it is met first. */
  List<Step> ordered() {
    return ordered(steps.keySet(), Comparator.naturalOrder());
  }

  /**
   * The same for some of the steps.
   *
   * @param first the order of steps that do not need each other
   */
  List<Step> ordered(Set<Key> some, Comparator<Key> first) {
    Map<Key, Set<Key>> open = new HashMap<>();
    Map<Key, List<Key>> after = new HashMap<>();
    PriorityQueue<Key> ready = new PriorityQueue<>(first);
    Set<Key> left = new TreeSet<>(first);
    left.addAll(some);
    for (Key key : some) {
      Set<Key> waits = new TreeSet<>(before.getOrDefault(key, Set.of()));
      waits.retainAll(some);
      open.put(key, waits);
      waits.forEach(needed -> after.computeIfAbsent(needed, any -> new ArrayList<>()).add(key));
      if (waits.isEmpty()) {
        ready.add(key);
      }
    }
    List<Step> ordered = new ArrayList<>();
    while (!left.isEmpty()) {
      Key next = ready.isEmpty() ? left.iterator().next() : ready.remove();
      if (!left.remove(next)) {
        continue;
      }
      ordered.add(steps.get(next));
      for (Key waiting : after.getOrDefault(next, List.of())) {
        Set<Key> waits = open.getOrDefault(waiting, Set.of());
        waits.remove(next);
        if (waits.isEmpty() && left.contains(waiting)) {
          ready.add(waiting);
        }
      }
    }
    return ordered;
  }
}
