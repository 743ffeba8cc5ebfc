package dev.headwater.command.live;

import dev.headwater.apply.status.AppliedMigration;
import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.Kind;
import dev.headwater.catalog.change.Change;
import dev.headwater.catalog.change.Loss;
import dev.headwater.catalog.change.ObjectName;
import dev.headwater.catalog.change.ProvenRenames;
import dev.headwater.catalog.change.RenamingComparison;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The way back, as it is known before it is gone.
 *
 * @param repeatables rows of repeatable migrations that need what goes
 */
public record ForeseenUndo(List<Lost> lost, List<AppliedMigration> repeatables) {

  public ForeseenUndo {
    lost = List.copyOf(lost);
    repeatables = List.copyOf(repeatables);
  }

  /**
   * An object whose data goes.
   *
   * @param id of the table, or of the column in a table
   */
  public record Lost(Id id, String object, Loss loss) {

    public String table() {
      return id.kind() == Kind.TABLE ? id.qualified() : id.scope();
    }
  }

  /** The tables and columns that one database has before and not after. */
  public static List<Lost> lost(Catalog before, Catalog after) {
    List<Lost> lost = new ArrayList<>();
    for (Change change :
        RenamingComparison.of(before, after, ProvenRenames.between(before, after)).changes()) {
      Optional<Loss> loss = Loss.of(change);
      boolean holdsRows = change.id().kind() == Kind.TABLE || change.id().kind() == Kind.COLUMN;
      if (loss.isPresent() && holdsRows) {
        before
            .find(change.id())
            .filter(fact -> !fact.has("partition of") && !isInLostTable(fact.id(), after))
            .ifPresent(fact -> lost.add(new Lost(fact.id(), ObjectName.of(fact), loss.get())));
      }
    }
    lost.sort(Comparator.comparing(Lost::object));
    return lost;
  }

  /** The columns of a table that goes are told with the table. */
  private static boolean isInLostTable(Id id, Catalog after) {
    return id.kind() == Kind.COLUMN
        && after.of(Kind.TABLE).stream()
            .noneMatch(table -> table.id().qualified().equals(id.scope()));
  }
}
