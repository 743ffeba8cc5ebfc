package dev.headwater.proof;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.Kind;
import java.util.Optional;

/**
 * Leaves Flyway's own table out of a catalogue.
 *
 * @param table its name, without its schema
 */
public record WithoutHistory(String table) {

  public Catalog of(Catalog catalog) {
    return catalog.filtered(fact -> !isIn(catalog, fact));
  }

  private boolean isIn(Catalog catalog, Fact fact) {
    Optional<Fact> at = Optional.of(fact);
    while (at.isPresent()) {
      if (at.get().id().kind() == Kind.TABLE && isTable(at.get().id())) {
        return true;
      }
      at = at.get().parent().flatMap(catalog::find);
    }
    return false;
  }

  private boolean isTable(Id id) {
    return id.name().equals(table) || id.name().equals("\"" + table.replace("\"", "\"\"") + "\"");
  }
}
