package dev.headwater.catalog.change;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.Id;
import java.util.List;
import java.util.Map;

/**
 * Two states of a schema, and what differs between them.
 *
 * @param names the later name by the earlier one, also of all that lies in a renamed object
 */
public record ComparedSchemas(Catalog from, Catalog to, List<Change> changes, Map<Id, Id> names) {

  public ComparedSchemas {
    changes = List.copyOf(changes);
    names = Map.copyOf(names);
  }

  /** The name of an object in the later state. */
  public Id later(Id earlier) {
    return names.getOrDefault(earlier, earlier);
  }
}
