package dev.headwater.catalog.view;

import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Id;
import java.util.List;

/**
 * A foreign key.
 *
 * @param from the table that has it
 * @param columns as SQL writes them
 * @param to the table that it refers to
 * @param referenced the columns there, in the same order
 * @param rules what follows in its definition, such as {@code ON DELETE CASCADE}
 */
public record ForeignKey(
    Fact fact, Id from, List<String> columns, Id to, List<String> referenced, String rules) {

  public ForeignKey {
    columns = List.copyOf(columns);
    referenced = List.copyOf(referenced);
  }

  public String name() {
    return fact.id().name();
  }
}
