package dev.headwater.web.diagram;

import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.Kind;
import dev.headwater.catalog.change.Change;
import dev.headwater.catalog.change.Change.Added;
import dev.headwater.catalog.change.Change.Removed;
import dev.headwater.catalog.change.Change.Renamed;
import dev.headwater.catalog.change.ComparedSchemas;
import dev.headwater.catalog.view.Column;
import dev.headwater.catalog.view.ForeignKey;
import dev.headwater.catalog.view.Relation;
import dev.headwater.catalog.view.SchemaView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The tables that a change concerns, with their neighbours: before and after in one picture, so
 * that what stays stands where it stood.
 */
public final class ChangeDiagram {

  private final ComparedSchemas compared;
  private final SchemaView before;
  private final SchemaView after;
  private final Map<Id, Sign> signs = new HashMap<>();

  /** All relations of both states, by their later names. */
  private final Map<Id, Relation> relations = new TreeMap<>();

  /** Earlier relations by the later names. */
  private final Map<Id, Relation> earlier = new HashMap<>();

  private final List<Line> lines;

  private ChangeDiagram(ComparedSchemas compared) {
    this.compared = compared;
    this.before = SchemaView.of(compared.from());
    this.after = SchemaView.of(compared.to());
    for (Relation relation : before.relations()) {
      Id later = compared.later(relation.id());
      earlier.put(later, relation);
      relations.put(later, relation);
    }
    after.relations().forEach(relation -> relations.put(relation.id(), relation));
    compared.changes().forEach(this::sign);
    this.lines = lines();
  }

  /** The picture of a change; empty where it concerns no table or view. */
  public static Optional<Diagram> of(ComparedSchemas compared) {
    return new ChangeDiagram(compared).diagram();
  }

  private void sign(Change change) {
    Sign sign =
        change instanceof Added
            ? Sign.ADDED
            : change instanceof Removed
                ? Sign.REMOVED
                : change instanceof Renamed ? Sign.RENAMED : Sign.CHANGED;
    boolean isDetail =
        change.id().kind() == Kind.COLUMN_DEFAULT || change.id().kind() == Kind.COMMENT;
    Optional<Id> about = isDetail ? parent(change.id()) : Optional.of(change.id());
    about.ifPresent(id -> signs.merge(id, isDetail ? Sign.CHANGED : sign, ChangeDiagram::stronger));
  }

  /** A renamed column that changes, too, is a renamed one. */
  private static Sign stronger(Sign one, Sign other) {
    return one == Sign.CHANGED ? other : one;
  }

  private Optional<Id> parent(Id id) {
    return compared.to().find(id).or(() -> compared.from().find(id)).flatMap(Fact::parent);
  }

  private Optional<Diagram> diagram() {
    Set<Id> shown = new LinkedHashSet<>();
    relations.keySet().stream().filter(this::isConcerned).forEach(shown::add);
    if (shown.isEmpty()) {
      return Optional.empty();
    }
    Set<Id> concerned = new HashSet<>(shown);
    for (Line line : lines) {
      if (concerned.contains(line.from()) || concerned.contains(line.to())) {
        shown.add(line.from());
        shown.add(line.to());
      }
    }
    List<Id> first = shown.stream().limit(Diagram.MOST).toList();
    List<Line> drawn =
        lines.stream()
            .filter(line -> first.contains(line.from()) && first.contains(line.to()))
            .filter(line -> concerned.contains(line.from()) || concerned.contains(line.to()))
            .toList();
    List<Box> boxes = new ArrayList<>();
    for (Id id : first) {
      boxes.add(box(id, drawn));
    }
    return Optional.of(new Diagram(boxes, drawn, shown.size() - first.size()));
  }

  /** Whether the relation itself, a column or a key of it changes. */
  private boolean isConcerned(Id relation) {
    return signs.containsKey(relation)
        || rows(relation, Set.of()).stream().anyMatch(row -> row.sign() != Sign.NONE)
        || lines.stream()
            .anyMatch(line -> line.sign() != Sign.NONE && line.from().equals(relation));
  }

  private Box box(Id id, List<Line> drawn) {
    Relation relation = Objects.requireNonNull(relations.get(id));
    Set<String> needed = new HashSet<>();
    for (Line line : drawn) {
      if (line.from().equals(id)) {
        needed.addAll(line.key().columns());
      }
      if (line.to().equals(id)) {
        needed.addAll(line.key().referenced());
      }
    }
    List<Row> rows = rows(id, needed);
    Sign sign = signs.getOrDefault(id, Sign.NONE);
    int hidden = Math.max(0, relation.columns().size() - rows.size());
    return new Box(relation, rows, hidden, sign != Sign.NONE, sign);
  }

  /** Changed columns and those of keys; of an added or removed table, all. */
  private List<Row> rows(Id id, Set<String> needed) {
    Relation relation = relations.get(id);
    if (relation == null) {
      return List.of();
    }
    Sign whole = signs.getOrDefault(id, Sign.NONE);
    boolean isNewOrGone = whole == Sign.ADDED || whole == Sign.REMOVED;
    Map<String, Row> rows = new LinkedHashMap<>();
    for (Column column : relation.columns()) {
      Sign sign = isNewOrGone ? Sign.NONE : signs.getOrDefault(column.fact().id(), Sign.NONE);
      if (isNewOrGone
          || sign != Sign.NONE
          || needed.contains(column.name())
          || relation.isPrimary(column.name())) {
        rows.put(column.name(), Row.of(relation, column).with(sign));
      }
    }
    Relation old = earlier.get(id);
    if (old != null && !isNewOrGone) {
      for (Column column : old.columns()) {
        Id later = compared.later(column.fact().id());
        if (compared.to().find(later).isEmpty()) {
          rows.putIfAbsent(column.name(), Row.of(old, column).with(Sign.REMOVED));
        }
      }
    }
    return List.copyOf(rows.values());
  }

  private List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    for (Relation relation : after.relations()) {
      for (ForeignKey key : relation.foreignKeys()) {
        Sign sign = signs.getOrDefault(key.fact().id(), Sign.NONE);
        lines.add(new Line(key, key.from(), key.to(), sign));
      }
    }
    for (Relation relation : before.relations()) {
      for (ForeignKey key : relation.foreignKeys()) {
        if (compared.to().find(compared.later(key.fact().id())).isEmpty()) {
          lines.add(
              new Line(key, compared.later(key.from()), compared.later(key.to()), Sign.REMOVED));
        }
      }
    }
    return lines;
  }
}
