package dev.headwater.catalog;

import java.util.Comparator;

/**
 * The identity of a fact in words, the same in each database.
 *
 * @param scope the object or schema in which the name counts, as SQL writes it; empty where the
 *     name counts in the whole database
 * @param name as SQL writes it, in quotes where it needs them; of a routine with its argument types
 */
public record Id(Kind kind, String scope, String name) implements Comparable<Id> {

  private static final Comparator<Id> ORDER =
      Comparator.comparing(Id::kind).thenComparing(Id::scope).thenComparing(Id::name);

  /** The full name as SQL writes it. */
  public String qualified() {
    return scope.isEmpty() ? name : scope + "." + name;
  }

  @Override
  public int compareTo(Id other) {
    return ORDER.compare(this, other);
  }

  /** Such as {@code column public.users.email}. */
  @Override
  public String toString() {
    return kind.words() + " " + qualified();
  }
}
