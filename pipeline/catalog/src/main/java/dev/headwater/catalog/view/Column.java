package dev.headwater.catalog.view;

import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Id;
import java.util.Optional;

/**
 * A column of a table or view, or an attribute of a composite type.
 *
 * @param type as SQL writes it
 * @param userType the type, where a user made it
 * @param value the default, or the expression of a generated column; empty where there is none
 * @param comment empty where there is none
 */
public record Column(
    Fact fact, String type, Optional<Id> userType, Optional<String> value, String comment) {

  /** As SQL writes it. */
  public String name() {
    return fact.id().name();
  }

  public boolean isNotNull() {
    return fact.has("not null");
  }

  public boolean isGenerated() {
    return fact.has("generated");
  }
}
