package dev.headwater.catalog.script;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.Kind;
import dev.headwater.catalog.script.Step.Act;
import dev.headwater.catalog.script.Step.Key;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The steps of a plan. */
final class Steps {

  private final Plan plan;
  private final Map<Key, Step> steps = new TreeMap<>();

  /**
   * Defaults and constraints that are written inside {@code create table} or {@code add column}, by
   * table or column.
   */
  private final Map<Id, List<Fact>> inside = new HashMap<>();

  /** What goes together with another object, when that one goes. */
  private final Map<Id, Id> goesWith = new HashMap<>();

  private final GivenPrivileges given;

  Steps(Plan plan) {
    this.plan = plan;
    this.given = new GivenPrivileges(plan.sides().from());
    drops();
    inside();
    creates();
    plan.altered()
        .forEach((id, alteration) -> add(new Step(Act.ALTER, id, alteration.statements())));
    swaps();
    parents();
  }

  private void add(Step step) {
    steps.put(step.key(), step);
  }

  private void drops() {
    Set<Id> dropped = plan.dropped();
    for (Id id : dropped) {
      Fact fact = plan.sides().from().find(id).orElseThrow();
      Optional<Id> with = owningColumn(id, dropped).or(() -> goesWith(fact, dropped));
      with.ifPresent(whole -> goesWith.put(id, whole));
      boolean goesAnyway = with.isPresent();
      if (plan.swapped().contains(id)) {
        continue;
      }
      add(
          new Step(
              Act.DROP,
              id,
              goesAnyway
                  ? List.of()
                  : AllStatements.of(id.kind()).drop(fact, plan.sides().from())));
    }
  }

  /** The object with which it goes. */
  private Optional<Id> goesWith(Fact fact, Set<Id> dropped) {
    boolean isOfPartition = fact.id().kind() == Kind.INDEX && fact.has("partition of");
    if (isOfPartition && fact.parent().filter(dropped::contains).isEmpty()) {
      return fact.dependencies().stream()
          .filter(needed -> needed.kind() == Kind.INDEX)
          .filter(needed -> Targets.index(needed).equals(fact.get("partition of")))
          .filter(dropped::contains)
          .findFirst();
    }
    return fact.parent()
        .filter(dropped::contains)
        .filter(parent -> parent.kind() != Kind.SCHEMA && parent.kind() != Kind.SERVER)
        .filter(
            table -> !fact.get("type").equals("foreign key") || !plan.isCircular(fact, dropped));
  }

  /** The column that owns a sequence. */
  private Optional<Id> owningColumn(Id id, Set<Id> dropped) {
    return plan.sides()
        .from()
        .find(new Id(Kind.SEQUENCE_OWNER, id.qualified(), "owner"))
        .filter(owner -> id.kind() == Kind.SEQUENCE)
        .flatMap(
            owner ->
                owner.dependencies().stream()
                    .filter(needed -> needed.kind() == Kind.COLUMN && dropped.contains(needed))
                    .findFirst());
  }

  private void inside() {
    Set<Id> created = plan.created();
    for (Id id : created) {
      Fact fact = plan.sides().to().find(id).orElseThrow();
      Optional<Id> table = table(fact);
      // Rows of a table that is there already need the default at once.
      Optional<Id> whole =
          table
              .filter(created::contains)
              .or(() -> fact.parent().filter(p -> p.kind() == Kind.COLUMN && created.contains(p)));
      if (table.isPresent() && whole.isPresent() && isWrittenInside(fact, table.get())) {
        inside.computeIfAbsent(whole.get(), any -> new ArrayList<>()).add(fact);
      }
    }
  }

  private Optional<Id> table(Fact fact) {
    if (fact.id().kind() == Kind.COLUMN_DEFAULT) {
      Fact column = plan.sides().to().find(fact.parent().orElseThrow()).orElseThrow();
      return column.has("inherited") ? Optional.empty() : column.parent();
    }
    boolean isConstraint =
        fact.id().kind() == Kind.CONSTRAINT && !fact.get("type").equals("foreign key");
    return isConstraint ? fact.parent().filter(p -> p.kind() == Kind.TABLE) : Optional.empty();
  }

  /** Not where it needs something that itself needs the table. */
  private boolean isWrittenInside(Fact fact, Id table) {
    if (table.kind() == Kind.VIEW || fact.get("definition").endsWith("NOT VALID")) {
      return false;
    }
    for (Id needed : fact.dependencies()) {
      boolean own = needed.equals(table) || needed.scope().equals(table.qualified());
      if (!own && plan.reaches(needed, table)) {
        return false;
      }
    }
    return true;
  }

  private void creates() {
    Set<Id> created = plan.created();
    Set<Id> within = new TreeSet<>();
    inside.values().forEach(facts -> facts.forEach(fact -> within.add(fact.id())));
    for (Id id : created) {
      Fact fact = plan.sides().to().find(id).orElseThrow();
      boolean isPartOfIt =
          within.contains(id)
              || comesWithItsPartition(fact, created)
              || fact.parent().filter(created::contains).isPresent()
                  && (id.kind() == Kind.COLUMN || id.kind() == Kind.ATTRIBUTE);
      List<String> statements = new ArrayList<>(isPartOfIt ? List.of() : made(fact, created));
      statements.addAll(given.taken(fact, plan.sides().to()));
      add(new Step(Act.CREATE, id, statements));
      if (id.kind() == Kind.INDEX
          && fact.has("partition of")
          && !comesWithItsPartition(fact, created)) {
        add(new Step(Act.WITH_INDEXES, id, List.of(RelationStatements.Indexes.attach(fact))));
      }
    }
    for (Fact table : plan.sides().to().of(Kind.TABLE)) {
      withIndexes(table, created);
    }
    for (Fact view : plan.sides().to().of(Kind.MATERIALIZED_VIEW)) {
      withIndexes(view, created);
    }
  }

  private List<String> made(Fact fact, Set<Id> created) {
    Catalog to = plan.sides().to();
    Kind kind = fact.id().kind();
    if (kind == Kind.TABLE || kind == Kind.FOREIGN_TABLE) {
      return new TableStatements().create(fact, to, inside(fact.id()));
    } else if (kind == Kind.COLUMN) {
      return new ColumnStatements().create(fact, to, inside(fact.id()));
    }
    return privilegesOnNew(fact, created).orElseGet(() -> AllStatements.of(kind).create(fact, to));
  }

  /** A new partition gets an index for each index that its parent has already. */
  private boolean comesWithItsPartition(Fact index, Set<Id> created) {
    if (index.id().kind() != Kind.INDEX || !index.has("partition of")) {
      return false;
    }
    boolean isOfNewPartition =
        index.parent().filter(created::contains).isPresent()
            && plan.sides()
                .to()
                .find(index.parent().orElseThrow())
                .orElseThrow()
                .has("partition of");
    return isOfNewPartition
        && index.dependencies().stream()
            .filter(needed -> needed.kind() == Kind.INDEX)
            .noneMatch(created::contains);
  }

  private Optional<List<String>> privilegesOnNew(Fact fact, Set<Id> created) {
    if (fact.id().kind() != Kind.PRIVILEGES || !created.contains(fact.parent().orElseThrow())) {
      return Optional.empty();
    }
    List<String> atOnce = given.of(fact.parent().orElseThrow()).get(fact.id().name());
    return Optional.ofNullable(atOnce)
        .map(rights -> AccessStatements.Privileges.onNew(fact, plan.sides().to(), rights));
  }

  private void withIndexes(Fact table, Set<Id> created) {
    List<String> statements = TableStatements.withIndexes(table);
    if (statements.isEmpty()) {
      return;
    }
    boolean isNew = created.contains(table.id());
    boolean differs =
        plan.sides()
            .from()
            .find(table.id())
            .filter(
                old ->
                    TableStatements.same(old, table, "replica identity")
                        && TableStatements.same(old, table, "cluster on"))
            .isEmpty();
    boolean again = created.stream().anyMatch(id -> isIndexOf(id, table.id()));
    if (isNew || differs || again) {
      add(new Step(Act.WITH_INDEXES, table.id(), statements));
    }
  }

  static boolean isIndexOf(Id id, Id table) {
    return (id.kind() == Kind.INDEX || id.kind() == Kind.CONSTRAINT)
        && id.scope().equals(table.qualified());
  }

  private void swaps() {
    for (Id id : plan.swapped()) {
      String word = id.kind() == Kind.DOMAIN ? "domain " : "type ";
      String away = "alter " + word + id.qualified() + " rename to " + old(id.name());
      add(new Step(Act.MAKE_WAY, id, List.of(away)));
      add(new Step(Act.CLEAR, id, List.of("drop " + word + id.scope() + "." + old(id.name()))));
    }
  }

  private static String old(String name) {
    return name.startsWith("\"")
        ? name.substring(0, name.length() - 1) + "__old\""
        : name + "__old";
  }

  /** Tables that leave a parent, or get one. */
  private void parents() {
    for (Id id : plan.altered().keySet()) {
      if (id.kind() == Kind.TABLE || id.kind() == Kind.FOREIGN_TABLE) {
        Fact from = plan.sides().from().find(id).orElseThrow();
        Fact to = plan.sides().to().find(id).orElseThrow();
        List<String> leaves = TableStatements.leaves(from, to);
        if (!leaves.isEmpty()) {
          add(new Step(Act.LEAVE, id, leaves));
        }
        List<String> joins = TableStatements.joins(from, to);
        if (!joins.isEmpty()) {
          add(new Step(Act.JOIN, id, joins));
        }
      }
    }
  }

  /** All steps, in the order of their keys. */
  Map<Key, Step> all() {
    return steps;
  }

  /** Facts that are written inside {@code create table} or {@code add column}. */
  List<Fact> inside(Id whole) {
    return inside.getOrDefault(whole, List.of());
  }

  /** The object with which an object goes, or itself. */
  Id whole(Id id) {
    Id whole = id;
    while (goesWith.containsKey(whole)) {
      whole = goesWith.get(whole);
    }
    return whole;
  }
}
