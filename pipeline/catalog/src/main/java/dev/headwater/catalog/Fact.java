package dev.headwater.catalog;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One thing that is in a database.
 *
 * @param parent without which it cannot be, such as the table of a column
 * @param attributes in PostgreSQL's words; those that an object does not have are left out
 * @param dependencies what must be there before it, its parent included
 * @param place where it stands among its siblings, and who it is in this one database: compared by
 *     nobody
 */
public record Fact(
    Id id,
    Optional<Id> parent,
    SortedMap<String, String> attributes,
    SortedSet<Id> dependencies,
    Place place) {

  /** The name of a comment on the index of a constraint, which is no fact of its own. */
  public static final String ON_INDEX = "comment on the index";

  /** Kinds that have no texts but expressions, and statements with expressions. */
  private static final Set<Kind> EXPRESSIONS =
      EnumSet.of(
          Kind.COLUMN,
          Kind.COLUMN_DEFAULT,
          Kind.CONSTRAINT,
          Kind.DOMAIN_CONSTRAINT,
          Kind.INDEX,
          Kind.TRIGGER,
          Kind.POLICY);

  public Fact {
    attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    dependencies = Collections.unmodifiableSortedSet(new TreeSet<>(dependencies));
  }

  /**
   * @param position among the siblings, from 1; 0 where there is no order
   * @param oid of the object; 0 for what has none
   * @param subId such as the number of a column
   */
  public record Place(int position, long oid, int subId) {}

  /** An attribute, or an empty text. */
  public String get(String attribute) {
    return attributes.getOrDefault(attribute, "");
  }

  public boolean has(String attribute) {
    return attributes.containsKey(attribute);
  }

  /** Whether both say the same about the object. */
  public boolean isSame(Fact other) {
    return attributes.equals(other.attributes) || compared().equals(other.compared());
  }

  /** The attributes as they are compared. */
  SortedMap<String, String> compared() {
    if (!EXPRESSIONS.contains(id.kind())) {
      return attributes;
    }
    SortedMap<String, String> flat = new TreeMap<>();
    attributes.forEach((name, value) -> flat.put(name, Brackets.flat(value)));
    return flat;
  }

  /** The same without some attributes. */
  public Fact without(Set<String> names) {
    SortedMap<String, String> left = new TreeMap<>(attributes);
    left.keySet().removeAll(names);
    return new Fact(id, parent, left, dependencies, place);
  }
}
