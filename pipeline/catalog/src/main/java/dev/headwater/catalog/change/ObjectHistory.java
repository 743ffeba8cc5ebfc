package dev.headwater.catalog.change;

import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.change.Change.Added;
import dev.headwater.catalog.change.Change.Changed;
import dev.headwater.catalog.change.Change.Removed;
import dev.headwater.catalog.change.Change.Renamed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The migrations in which each object came, and those that changed it. */
public final class ObjectHistory {

  private final Map<Id, List<Event>> events = new HashMap<>();
  private final Map<Id, List<Lost>> lost = new HashMap<>();

  private ObjectHistory() {}

  /** Something that happened to an object. */
  public enum Type {
    CAME,
    CHANGED,
    RENAMED
  }

  /**
   * Something that happened to an object in a migration.
   *
   * @param script the name of the migration
   */
  public record Event(String script, Type type) {}

  /**
   * A part that an object has no more.
   *
   * @param object such as {@code column email}
   */
  public record Lost(String script, String object) {}

  /** Follows all objects through the migrations, in their order. */
  public static ObjectHistory of(List<MigrationStep> steps) {
    ObjectHistory history = new ObjectHistory();
    steps.forEach(history::add);
    return history;
  }

  private void add(MigrationStep step) {
    move(step.names(), events);
    move(step.names(), lost);
    for (Change change : step.changes()) {
      Id id = change.id();
      if (change instanceof Added) {
        events.put(id, new ArrayList<>(List.of(new Event(step.script(), Type.CAME))));
      } else if (change instanceof Removed removed) {
        remove(removed.fact(), step.script());
      } else if (change instanceof Renamed) {
        add(id, new Event(step.script(), Type.RENAMED));
      } else if (change instanceof Changed) {
        add(id, new Event(step.script(), Type.CHANGED));
      }
      if (Outline.isDetail(id.kind())) {
        Outline.factOf(change).parent().ifPresent(parent -> addDetail(parent, step.script()));
      }
    }
  }

  private static <T> void move(Map<Id, Id> names, Map<Id, List<T>> values) {
    Map<Id, List<T>> moved = new HashMap<>();
    names.forEach(
        (earlier, later) -> {
          List<T> before = values.remove(earlier);
          if (before != null) {
            moved.put(later, before);
          }
        });
    values.putAll(moved);
  }

  private void remove(Fact fact, String script) {
    events.remove(fact.id());
    lost.remove(fact.id());
    if (!Outline.isDetail(fact.id().kind()) && fact.parent().isPresent()) {
      lost.computeIfAbsent(fact.parent().get(), id -> new ArrayList<>())
          .add(new Lost(script, ObjectName.within(fact)));
    }
  }

  /** A comment or a default that changes is a change of its object. */
  private void addDetail(Id object, String script) {
    if (events.containsKey(object)) {
      add(object, new Event(script, Type.CHANGED));
    }
  }

  private void add(Id id, Event event) {
    List<Event> all = events.computeIfAbsent(id, any -> new ArrayList<>());
    boolean isTold = all.stream().anyMatch(e -> e.script().equals(event.script()));
    if (!isTold) {
      all.add(event);
    }
  }

  /** All that happened to an object, in order; empty where it was there before the migrations. */
  public List<Event> of(Id id) {
    return Collections.unmodifiableList(events.getOrDefault(id, List.of()));
  }

  /** The parts that an object had and lost, in order. */
  public List<Lost> lost(Id id) {
    return Collections.unmodifiableList(lost.getOrDefault(id, List.of()));
  }
}
