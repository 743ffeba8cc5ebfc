package dev.headwater.catalog;

import dev.headwater.catalog.Fact.Place;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Makes facts of rows, and knows which object has which fact. */
final class FactCollector {

  private static final Set<String> MEANT =
      Set.of(
          "kind",
          "class",
          "oid",
          "sub",
          "of_class",
          "of_oid",
          "of_sub",
          "name",
          "position",
          "owner",
          "needs_class",
          "needs_oid",
          "needs_sub");

  /** A fact that may still get dependencies. */
  private record Draft(
      Id id,
      Optional<Id> parent,
      SortedMap<String, String> attributes,
      Set<Id> dependencies,
      Place place) {}

  private final String owner;
  private final Map<Id, Draft> drafts = new LinkedHashMap<>();
  private final Map<Address, Id> ids = new HashMap<>();
  private final Map<Id, Id> columnPrivileges = new HashMap<>();
  private final Map<Address, Id> wholes = new HashMap<>();

  /**
   * @param owner the role that stands for the owner
   */
  FactCollector(String owner) {
    this.owner = owner;
  }

  /** All rows of a query. */
  void take(ResultSet rows) throws SQLException {
    ResultSetMetaData columns = rows.getMetaData();
    List<String> labels = new ArrayList<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      labels.add(columns.getColumnLabel(i));
    }
    int kind = labels.indexOf("kind") + 1;
    int position = labels.indexOf("position") + 1;
    int owned = labels.indexOf("owner") + 1;
    boolean hasParent = labels.contains("of_oid");
    boolean needs = labels.contains("needs_oid");
    while (rows.next()) {
      Optional<Id> parent =
          hasParent ? id(address(rows, "of_class", "of_oid", "of_sub")) : Optional.empty();
      if (hasParent && parent.isEmpty()) {
        continue;
      }
      Id id =
          new Id(
              Kind.valueOf(rows.getString(kind)),
              parent.map(Id::qualified).orElse(""),
              rows.getString("name"));
      SortedMap<String, String> attributes = new TreeMap<>();
      for (int i = 0; i < labels.size(); i++) {
        String value = MEANT.contains(labels.get(i)) ? null : rows.getString(i + 1);
        if (value != null && !value.isEmpty()) {
          attributes.put(labels.get(i), value);
        }
      }
      Address address = address(rows, "class", "oid", "sub");
      Place place =
          new Place(position == 0 ? 0 : rows.getInt(position), address.oid(), address.sub());
      add(new Draft(id, parent, attributes, dependencies(parent), place));
      if (address.catalog() != 0) {
        ids.put(address, id);
      }
      if (needs) {
        id(address(rows, "needs_class", "needs_oid", "needs_sub"))
            .ifPresent(needed -> draft(id).dependencies().add(needed));
      }
      if (owned > 0) {
        owner(id, rows.getString(owned));
      }
    }
  }

  private static Address address(ResultSet row, String catalog, String oid, String sub)
      throws SQLException {
    return new Address(row.getLong(catalog), row.getLong(oid), row.getInt(sub));
  }

  private void owner(Id id, String role) {
    if (role != null && !role.equals(owner)) {
      child(Kind.OWNER, id, "owner", Map.of("role", role));
    }
  }

  /** Says something about an object. */
  void child(Kind kind, Id about, String name, Map<String, String> attributes) {
    add(
        new Draft(
            new Id(kind, about.toString(), name),
            Optional.of(about),
            new TreeMap<>(attributes),
            dependencies(Optional.of(about)),
            new Place(0, 0, 0)));
  }

  /** Who loses a right on a table loses it on each column, so rights on columns come later. */
  void privileges(Id about, String name, Map<String, String> attributes) {
    child(Kind.PRIVILEGES, about, name, attributes);
    if (about.kind() == Kind.COLUMN) {
      Id table = draft(about).parent().orElseThrow();
      columnPrivileges.put(
          new Id(Kind.PRIVILEGES, about.toString(), name),
          new Id(Kind.PRIVILEGES, table.toString(), name));
    }
  }

  /** A fact of the whole database. */
  void alone(Id id, Map<String, String> attributes, Collection<Id> dependencies) {
    add(
        new Draft(
            id,
            Optional.empty(),
            new TreeMap<>(attributes),
            new TreeSet<>(dependencies),
            new Place(0, 0, 0)));
  }

  private static Set<Id> dependencies(Optional<Id> parent) {
    Set<Id> dependencies = new TreeSet<>();
    parent.ifPresent(dependencies::add);
    return dependencies;
  }

  private Draft draft(Id id) {
    return Objects.requireNonNull(drafts.get(id), id::toString);
  }

  private void add(Draft draft) {
    drafts.put(draft.id(), draft);
  }

  /** An object that is part of another one counts as that one where something depends on it. */
  void alias(Address part, Address whole) {
    id(whole).ifPresent(id -> wholes.putIfAbsent(part, id));
  }

  /** The fact of an object, or of what it is a part of. */
  Optional<Id> id(Address address) {
    return exactly(address)
        .or(() -> Optional.ofNullable(wholes.get(address)))
        .or(() -> exactly(address.whole()))
        .or(() -> Optional.ofNullable(wholes.get(address.whole())));
  }

  /** How many objects of a catalogue are facts. */
  long count(long catalog) {
    return ids.keySet().stream().filter(address -> address.catalog() == catalog).count();
  }

  /** The fact of an object itself. */
  Optional<Id> exactly(Address address) {
    return Optional.ofNullable(ids.get(address));
  }

  /** The constraint that has an index; a comment may be about the index alone. */
  Optional<Id> constraintOf(Address index) {
    return Optional.ofNullable(wholes.get(index)).filter(id -> id.kind() == Kind.CONSTRAINT);
  }

  void dependency(Address dependent, Address needed) {
    Optional<Id> from = id(dependent);
    Optional<Id> to = id(needed);
    if (from.isPresent() && to.isPresent() && !from.equals(to)) {
      draft(from.get()).dependencies().add(to.get());
    }
  }

  List<Fact> facts() {
    columnPrivileges.forEach(
        (column, table) -> {
          if (drafts.containsKey(table)) {
            draft(column).dependencies().add(table);
          }
        });
    return drafts.values().stream()
        .map(
            d ->
                new Fact(
                    d.id(), d.parent(), d.attributes(), new TreeSet<>(d.dependencies()), d.place()))
        .toList();
  }
}
