package dev.headwater.proof;

import dev.headwater.catalog.Catalog;
import dev.headwater.codegen.schema.WrittenObjects;
import dev.headwater.spi.LeftOut;
import java.util.Set;

/**
 * Leaves Flyway's own table out of a catalogue.
 *
 * @param table its name, without its schema
 */
public record WithoutHistory(String table) {

  public Catalog of(Catalog catalog) {
    return new WrittenObjects(Set.of(LeftOut.FLYWAY_HISTORY), table).of(catalog);
  }
}
