package dev.headwater.catalog.change;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.Kind;
import dev.headwater.catalog.change.Change.Added;
import dev.headwater.catalog.change.Change.Changed;
import dev.headwater.catalog.change.Change.Difference;
import dev.headwater.catalog.change.Change.Removed;
import dev.headwater.catalog.change.Change.Renamed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Changes as they are read: what came or went with its table is told inside of the table.
 *
 * @param entries by the names of the objects, so that what belongs together stands together
 */
public record Outline(List<Entry> entries) {

  public Outline {
    entries = List.copyOf(entries);
  }

  /**
   * A change that stands for itself.
   *
   * @param differences of a changed object, without those that changes inside tell better
   * @param inside what was added or removed with it
   */
  public record Entry(
      Change change, Optional<Loss> loss, List<Difference> differences, List<Change> inside) {

    public Entry {
      differences = List.copyOf(differences);
      inside = List.copyOf(inside);
    }

    /** The fact after the change; before it, where it is gone. */
    public Fact fact() {
      return factOf(change);
    }
  }

  /**
   * Puts changes in order.
   *
   * @param later the catalogue after them
   */
  public static Outline of(Comparison comparison, Catalog later) {
    Map<Id, Change> whole = new TreeMap<>();
    comparison.changes().stream()
        .filter(change -> !(change instanceof Renamed))
        .forEach(change -> whole.put(change.id(), change));
    Map<Id, List<Change>> inside = new TreeMap<>();
    Map<Id, List<Difference>> details = new TreeMap<>();
    List<Change> outer = new ArrayList<>();
    for (Change change : comparison.changes()) {
      Optional<Id> around = around(change, whole);
      Optional<Fact> described = described(change, later);
      if (around.isPresent()) {
        inside.computeIfAbsent(around.get(), id -> new ArrayList<>()).add(change);
      } else if (described.isPresent()) {
        Fact fact = described.get();
        details.computeIfAbsent(fact.id(), id -> new ArrayList<>()).add(detail(change));
        if (!whole.containsKey(fact.id())) {
          Change same = new Changed(fact, fact);
          whole.put(fact.id(), same);
          outer.add(same);
        }
      } else {
        outer.add(change);
      }
    }
    List<Entry> entries = new ArrayList<>();
    for (Change change : outer) {
      List<Change> within =
          change instanceof Renamed ? List.of() : inside.getOrDefault(change.id(), List.of());
      List<Difference> differences = new ArrayList<>(differences(change, comparison));
      if (change instanceof Changed) {
        differences.addAll(details.getOrDefault(change.id(), List.of()));
      }
      if (!(change instanceof Changed) || !differences.isEmpty()) {
        entries.add(new Entry(change, Loss.of(change), differences, within));
      }
    }
    entries.sort(
        Comparator.comparing((Entry entry) -> place(entry.fact()))
            .thenComparing(entry -> entry.change().id()));
    return new Outline(entries);
  }

  /** The object that a default or a comment says something about, where both states have it. */
  private static Optional<Fact> described(Change change, Catalog later) {
    return isDetail(change.id().kind()) && !(change instanceof Renamed)
        ? factOf(change).parent().flatMap(later::find)
        : Optional.empty();
  }

  /** Facts that a reader takes for an attribute of their object. */
  public static boolean isDetail(Kind kind) {
    return kind == Kind.COLUMN_DEFAULT || kind == Kind.COMMENT;
  }

  private static Difference detail(Change change) {
    boolean isDefault = change.id().kind() == Kind.COLUMN_DEFAULT;
    String attribute = isDefault ? "expression" : "text";
    Optional<String> before =
        change instanceof Removed removed
            ? Optional.of(removed.fact().get(attribute))
            : change instanceof Changed changed
                ? Optional.of(changed.from().get(attribute))
                : Optional.empty();
    Optional<String> after =
        change instanceof Removed ? Optional.empty() : Optional.of(factOf(change).get(attribute));
    return new Difference(isDefault ? "default" : "comment", before, after);
  }

  /** The outermost object with which this one came or went. */
  private static Optional<Id> around(Change change, Map<Id, Change> whole) {
    if (change instanceof Renamed) {
      return Optional.empty();
    }
    Optional<Id> found = Optional.empty();
    Fact at = factOf(change);
    while (at.parent().isPresent()) {
      Id parent = at.parent().get();
      Change above = whole.get(parent);
      if (above == null
          || parent.kind() == Kind.SCHEMA
          || !cameOrWentWith(change, above) && !isToldByColumns(at, above)) {
        break;
      }
      found = Optional.of(parent);
      at = factOf(above);
    }
    return found;
  }

  private static boolean cameOrWentWith(Change change, Change above) {
    return above.getClass() == change.getClass() && !(change instanceof Changed);
  }

  /** A changed view tells all its columns. */
  private static boolean isToldByColumns(Fact fact, Change above) {
    return fact.id().kind() == Kind.COLUMN && isView(above.id()) && above instanceof Changed;
  }

  private static boolean isView(Id id) {
    return id.kind() == Kind.VIEW || id.kind() == Kind.MATERIALIZED_VIEW;
  }

  private static List<Difference> differences(Change change, Comparison comparison) {
    if (!(change instanceof Changed changed)) {
      return List.of();
    }
    return changed.differences().stream()
        .filter(difference -> !isToldByLabels(changed, difference, comparison))
        .toList();
  }

  /** Labels that were only added or only removed are changes of their own. */
  private static boolean isToldByLabels(
      Changed changed, Difference difference, Comparison comparison) {
    if (changed.id().kind() != Kind.ENUM || !difference.attribute().equals("labels")) {
      return false;
    }
    String before = difference.before().orElse("");
    String after = difference.after().orElse("");
    for (Change other : comparison.changes()) {
      if (other.id().kind() == Kind.ENUM_LABEL
          && factOf(other).parent().filter(changed.id()::equals).isPresent()) {
        if (other instanceof Added) {
          after = without(after, other.id().name());
        } else if (other instanceof Removed) {
          before = without(before, other.id().name());
        }
      }
    }
    return before.equals(after);
  }

  private static String without(String labels, String label) {
    return String.join(
        ", ", List.of(labels.split(", ")).stream().filter(l -> !l.equals(label)).toList());
  }

  static Fact factOf(Change change) {
    if (change instanceof Added added) {
      return added.fact();
    } else if (change instanceof Removed removed) {
      return removed.fact();
    } else if (change instanceof Changed changed) {
      return changed.to();
    }
    return ((Renamed) change).to();
  }

  /** Objects of the database first, then schema by schema; what a table has, after the table. */
  private static String place(Fact fact) {
    return fact.parent().filter(parent -> parent.kind() != Kind.SCHEMA).isPresent()
        ? fact.id().scope()
        : fact.id().scope().isEmpty() ? "" : fact.id().qualified();
  }

  /** The entries whose change is of one class. */
  public List<Entry> of(Class<? extends Change> type) {
    return entries.stream().filter(entry -> type.isInstance(entry.change())).toList();
  }

  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /**
   * How many objects of each kind came or went with an object, by the words of their kinds. Facts
   * that say something about an object are no objects.
   */
  public static Map<String, Integer> counts(List<Change> inside) {
    Map<Kind, Integer> counts = new TreeMap<>();
    inside.stream()
        .map(change -> change.id().kind())
        .filter(kind -> !isDetail(kind) && kind != Kind.OWNER && kind != Kind.SEQUENCE_OWNER)
        .forEach(kind -> counts.merge(kind, 1, Integer::sum));
    Map<String, Integer> words = new LinkedHashMap<>();
    counts.forEach((kind, count) -> words.put(kind.words(), count));
    return Collections.unmodifiableMap(words);
  }
}
