package dev.headwater.catalog.view;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A catalogue as its relations, and what refers to what. */
public final class SchemaView {

  private static final Set<Kind> RELATIONS =
      EnumSet.of(Kind.TABLE, Kind.FOREIGN_TABLE, Kind.VIEW, Kind.MATERIALIZED_VIEW);

  private static final Set<Kind> TYPES =
      EnumSet.of(Kind.ENUM, Kind.DOMAIN, Kind.COMPOSITE_TYPE, Kind.RANGE_TYPE, Kind.BASE_TYPE);

  private static final Set<Kind> SAYS_SOMETHING =
      EnumSet.of(Kind.COMMENT, Kind.OWNER, Kind.PRIVILEGES, Kind.SECURITY_LABEL);

  private final Catalog catalog;
  private final Map<String, Id> names = new HashMap<>();
  private final SortedMap<Id, Relation> relations = new TreeMap<>();
  private final Map<Id, List<ForeignKey>> referring = new HashMap<>();
  private final Map<Id, SortedSet<Id>> dependents = new HashMap<>();
  private final Map<Id, Id> wholes = new HashMap<>();
  private final Map<Id, List<Fact>> parts = new HashMap<>();

  private SchemaView(Catalog catalog) {
    this.catalog = catalog;
  }

  /** The view of a catalogue. */
  public static SchemaView of(Catalog catalog) {
    SchemaView view = new SchemaView(catalog);
    List<Fact> facts =
        catalog.facts().stream().filter(fact -> RELATIONS.contains(fact.id().kind())).toList();
    facts.forEach(fact -> view.names.put(fact.id().qualified(), fact.id()));
    facts.forEach(fact -> view.relations.put(fact.id(), view.relation(fact)));
    for (Relation relation : view.relations.values()) {
      for (ForeignKey key : relation.foreignKeys()) {
        view.referring.computeIfAbsent(key.to(), to -> new ArrayList<>()).add(key);
      }
    }
    for (Fact fact : catalog.facts()) {
      Id whole = view.wholeOf(fact);
      view.wholes.put(fact.id(), whole);
      view.parts.computeIfAbsent(whole, id -> new ArrayList<>()).add(fact);
      for (Id needed : fact.dependencies()) {
        view.dependents.computeIfAbsent(needed, id -> new TreeSet<>()).add(fact.id());
      }
    }
    return view;
  }

  public Catalog catalog() {
    return catalog;
  }

  /** All tables and views, by kind and name. */
  public List<Relation> relations() {
    return List.copyOf(relations.values());
  }

  public Optional<Relation> relation(Id id) {
    return Optional.ofNullable(relations.get(id));
  }

  /** The foreign keys that refer to a table, by the names of the tables that have them. */
  public List<ForeignKey> referring(Id table) {
    return Collections.unmodifiableList(referring.getOrDefault(table, List.of()));
  }

  /** The objects whose definition names an object, or a part of it. */
  public SortedSet<Id> dependents(Id id) {
    return Collections.unmodifiableSortedSet(dependents.getOrDefault(id, new TreeSet<>()));
  }

  /** The table, view, type, routine or other whole that an object belongs to, or is. */
  public Id whole(Id id) {
    return wholes.getOrDefault(id, id);
  }

  /** All facts that belong to a whole, its own among them. */
  public List<Fact> parts(Id whole) {
    return Collections.unmodifiableList(parts.getOrDefault(whole, List.of()));
  }

  private Id wholeOf(Fact fact) {
    Fact at = fact;
    while (at.parent().isPresent() && at.parent().get().kind() != Kind.SCHEMA) {
      Optional<Fact> above = catalog.find(at.parent().get());
      if (above.isEmpty()) {
        break;
      }
      at = above.get();
    }
    // A fact about a schema belongs to the schema, and a table in it does not.
    return SAYS_SOMETHING.contains(at.id().kind()) ? at.parent().orElse(at.id()) : at.id();
  }

  /** The comment on an object; empty where there is none. */
  public String comment(Id id) {
    return catalog.children(id, Kind.COMMENT).stream()
        .filter(comment -> !comment.id().name().equals(Fact.ON_INDEX))
        .findFirst()
        .map(comment -> comment.get("text"))
        .orElse("");
  }

  /** The attributes of a composite type. */
  public List<Column> attributes(Id type) {
    return catalog.children(type, Kind.ATTRIBUTE).stream()
        .map(fact -> column(fact, fact.get("type")))
        .toList();
  }

  private Relation relation(Fact fact) {
    Map<String, String> types = typesOfView(fact);
    List<Column> columns =
        catalog.children(fact.id(), Kind.COLUMN).stream()
            .map(c -> column(c, types.getOrDefault(c.id().name(), c.get("type"))))
            .toList();
    List<Fact> constraints = catalog.children(fact.id(), Kind.CONSTRAINT);
    return new Relation(
        fact,
        columns,
        constraints.stream().flatMap(SchemaView::key).toList(),
        constraints.stream().flatMap(c -> foreignKey(fact, c)).toList(),
        comment(fact.id()));
  }

  /** A view has a line for each column: its name, a space, its type. */
  private static Map<String, String> typesOfView(Fact fact) {
    Map<String, String> types = new HashMap<>();
    for (String line : fact.get("columns").split("\n", -1)) {
      int end = line.startsWith("\"") ? line.lastIndexOf("\" ") + 1 : line.indexOf(' ');
      if (end > 0) {
        types.put(line.substring(0, end), line.substring(end + 1));
      }
    }
    return types;
  }

  private Column column(Fact fact, String type) {
    Optional<String> byDefault =
        catalog.children(fact.id(), Kind.COLUMN_DEFAULT).stream()
            .findFirst()
            .map(value -> value.get("expression"));
    return new Column(
        fact,
        type,
        fact.dependencies().stream().filter(id -> TYPES.contains(id.kind())).findFirst(),
        byDefault.or(() -> Optional.of(fact.get("expression")).filter(text -> !text.isEmpty())),
        comment(fact.id()));
  }

  private static Stream<Key> key(Fact constraint) {
    String type = constraint.get("type");
    return type.equals("primary key") || type.equals("unique")
        ? Stream.of(new Key(constraint, KeyText.of(constraint.get("definition")).columns()))
        : Stream.empty();
  }

  private Stream<ForeignKey> foreignKey(Fact table, Fact constraint) {
    if (!constraint.get("type").equals("foreign key")) {
      return Stream.empty();
    }
    KeyText text = KeyText.of(constraint.get("definition"));
    Id to = names.get(text.table());
    return to == null
        ? Stream.empty()
        : Stream.of(
            new ForeignKey(
                constraint, table.id(), text.columns(), to, text.referenced(), text.rest()));
  }
}
