package dev.headwater.codegen.schema;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.Kind;
import dev.headwater.catalog.script.Partitions;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.spi.LeftOut;
import java.util.Set;

/**
 * Leaves out of a schema what gets no class, either. A catalogue never has members of extensions.
 *
 * @param leaveOut the kinds of objects that the user does not want
 * @param historyTable the name of Flyway's table
 */
public record WrittenObjects(Set<LeftOut> leaveOut, String historyTable) {

  WrittenObjects(GenerateRequest request) {
    this(request.codegen().leaveOut(), request.scripts().historyTable());
  }

  /** The catalogue that the files show. */
  public Catalog of(Catalog catalog) {
    Catalog own =
        leaveOut.contains(LeftOut.FLYWAY_HISTORY)
            ? catalog.without(fact -> isHistory(fact.id()))
            : catalog;
    return leaveOut.contains(LeftOut.PARTITIONS) ? Partitions.without(own) : own;
  }

  private boolean isHistory(Id id) {
    return id.kind() == Kind.TABLE
        && (id.name().equals(historyTable)
            || id.name().equals("\"" + historyTable.replace("\"", "\"\"") + "\""));
  }
}
