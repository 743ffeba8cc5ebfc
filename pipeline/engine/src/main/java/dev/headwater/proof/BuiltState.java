package dev.headwater.proof;

import dev.headwater.catalog.Catalog;
import java.util.List;

/**
 * A state that was built in a throwaway database and read.
 *
 * @param migrations how many make it
 * @param repeatablesLeftOut how many repeatable migrations it was built without
 * @param scripts the names of its SQL migrations
 * @param postgres the version of the server, such as {@code 18.6}
 */
public record BuiltState(
    State state,
    int migrations,
    int repeatablesLeftOut,
    List<String> scripts,
    String postgres,
    Catalog catalog) {

  public BuiltState {
    scripts = List.copyOf(scripts);
  }
}
