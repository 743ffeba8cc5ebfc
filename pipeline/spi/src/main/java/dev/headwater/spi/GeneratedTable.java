package dev.headwater.spi;

import java.util.List;

/**
 * A table or view that got a class. Names are as PostgreSQL keeps them, without quotes.
 *
 * @param columns those that have a field in the class
 */
public record GeneratedTable(String schema, String name, List<String> columns) {

  public GeneratedTable {
    columns = List.copyOf(columns);
  }
}
