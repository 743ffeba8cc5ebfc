package dev.headwater.catalog.change;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.Kind;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The schemas that are compared. Objects that lie in no schema always are.
 *
 * @param schemas as SQL writes them
 */
public record SchemaScope(Set<String> schemas) {

  /** Facts about objects; only objects are counted. */
  private static final Set<Kind> SAYS_SOMETHING =
      EnumSet.of(Kind.SCHEMA, Kind.COMMENT, Kind.OWNER, Kind.PRIVILEGES, Kind.SECURITY_LABEL);

  public SchemaScope {
    schemas = Collections.unmodifiableSet(new TreeSet<>(schemas));
  }

  /** The schemas of databases in which nothing is but what the migrations made or filled. */
  public static SchemaScope of(Catalog... throwaways) {
    Set<String> schemas = new TreeSet<>();
    for (Catalog catalog : throwaways) {
      catalog.of(Kind.SCHEMA).forEach(schema -> schemas.add(schema.id().name()));
    }
    return new SchemaScope(schemas);
  }

  /** The schema of an object, by the first catalogue that has the object. */
  public static Optional<String> schemaOf(Id id, Catalog... catalogs) {
    return Stream.of(catalogs)
        .flatMap(catalog -> catalog.find(id).stream().flatMap(f -> schemaOf(f, catalog).stream()))
        .findFirst();
  }

  /** The part of a catalogue in these schemas. */
  public Catalog within(Catalog catalog) {
    return catalog.filtered(
        fact -> schemaOf(fact, catalog).filter(schema -> !schemas.contains(schema)).isEmpty());
  }

  /** How many objects are in each other schema. */
  public SortedMap<String, Integer> elsewhere(Catalog catalog) {
    SortedMap<String, Integer> counts = new TreeMap<>();
    for (Fact fact : catalog.facts()) {
      boolean whole = fact.parent().filter(id -> id.kind() != Kind.SCHEMA).isEmpty();
      if (whole && !SAYS_SOMETHING.contains(fact.id().kind())) {
        schemaOf(fact, catalog)
            .filter(schema -> !schemas.contains(schema))
            .ifPresent(schema -> counts.merge(schema, 1, Integer::sum));
      }
    }
    return counts;
  }

  private static Optional<String> schemaOf(Fact fact, Catalog catalog) {
    Fact at = fact;
    while (at.parent().isPresent()) {
      Id parent = at.parent().get();
      Optional<Fact> above = catalog.find(parent);
      if (parent.kind() == Kind.SCHEMA || above.isEmpty()) {
        return parent.kind() == Kind.SCHEMA ? Optional.of(parent.name()) : Optional.empty();
      }
      at = above.get();
    }
    if (at.id().kind() == Kind.SCHEMA) {
      return Optional.of(at.id().name());
    }
    return Optional.of(at.id().scope()).filter(scope -> !scope.isEmpty());
  }
}
