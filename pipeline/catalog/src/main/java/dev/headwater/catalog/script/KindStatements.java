package dev.headwater.catalog.script;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The statements for facts of a kind. Statements have no semicolon at their end. */
interface KindStatements {

  /**
   * Statements that make it.
   *
   * @param all the catalogue that has it
   */
  List<String> create(Fact fact, Catalog all);

  /** Statements that remove it; empty where it goes with its parent only. */
  List<String> drop(Fact fact, Catalog all);

  /** The change in place; empty where the object must be dropped and made again. */
  default Optional<Alteration> alter(Fact from, Fact to, Sides sides) {
    return Optional.empty();
  }

  /** Both catalogues. */
  record Sides(Catalog from, Catalog to) {}

  /**
   * A change in place.
   *
   * @param disturbed kinds of dependents that PostgreSQL does not suffer meanwhile
   */
  record Alteration(List<String> statements, Set<Kind> disturbed) {

    public Alteration {
      statements = List.copyOf(statements);
      disturbed = Set.copyOf(disturbed);
    }

    static Optional<Alteration> of(List<String> statements) {
      return Optional.of(new Alteration(statements, Set.of()));
    }

    static Optional<Alteration> of(String... statements) {
      return of(List.of(statements));
    }
  }
}
