package dev.headwater.catalog.script;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.Kind;
import java.util.Optional;

/**
 * The objects that a reader thinks of: a table with its columns, its indexes and the sequences that
 * it owns.
 */
record Wholes(Catalog all) {

  /** The object that a fact belongs to; the fact itself where it belongs to none. */
  Fact of(Fact fact) {
    Fact at = fact;
    for (Optional<Fact> above = above(at); above.isPresent(); above = above(at)) {
      at = above.get();
    }
    return at;
  }

  private Optional<Fact> above(Fact fact) {
    return switch (fact.id().kind()) {
      case SEQUENCE ->
          all.find(new Id(Kind.SEQUENCE_OWNER, fact.id().qualified(), "owner"))
              .flatMap(this::column);
      case STATISTICS -> column(fact);
      default ->
          fact.parent()
              .flatMap(all::find)
              .filter(
                  parent ->
                      parent.id().kind() != Kind.SCHEMA
                          || AccessStatements.isAbout(fact.id().kind()));
    };
  }

  private Optional<Fact> column(Fact fact) {
    return fact.dependencies().stream()
        .filter(needed -> needed.kind() == Kind.COLUMN)
        .findFirst()
        .flatMap(all::find);
  }
}
