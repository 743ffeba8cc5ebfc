package dev.headwater.web.diagram;

import dev.headwater.catalog.Id;
import dev.headwater.catalog.view.ForeignKey;

/**
 * A foreign key in a picture.
 *
 * @param from the table that has it, by the name that its box has
 * @param to the table that it refers to, by the name that its box has
 */
record Line(ForeignKey key, Id from, Id to, Sign sign) {

  static Line of(ForeignKey key) {
    return new Line(key, key.from(), key.to(), Sign.NONE);
  }
}
