package dev.headwater.catalog.view;

import dev.headwater.catalog.Fact;
import java.util.List;

/**
 * A primary key or a unique constraint.
 *
 * @param columns as SQL writes them
 */
public record Key(Fact fact, List<String> columns) {

  public Key {
    columns = List.copyOf(columns);
  }

  public boolean isPrimary() {
    return fact.get("type").equals("primary key");
  }
}
