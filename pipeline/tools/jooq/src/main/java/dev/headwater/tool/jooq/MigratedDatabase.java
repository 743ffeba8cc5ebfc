package dev.headwater.tool.jooq;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.meta.Definition;
import org.jooq.meta.DomainDefinition;
import org.jooq.meta.EnumDefinition;
import org.jooq.meta.RoutineDefinition;
import org.jooq.meta.SequenceDefinition;
import org.jooq.meta.TableDefinition;
import org.jooq.meta.UDTDefinition;
import org.jooq.meta.postgres.PostgresDatabase;
import org.jspecify.annotations.Nullable;

/**
 * jOOQ's view of PostgreSQL without what nobody wrote: members of extensions, partitions, Flyway's
 * table. And in an order that does not depend on OIDs. May be extended like its parent.
 */
public class MigratedDatabase extends PostgresDatabase {

  static final String LEAVE_OUT = "headwater.leaveOut";
  static final String HISTORY_TABLE = "headwater.historyTable";

  /** jOOQ makes this object itself, from its class name, so what it left out is told here. */
  private static final ThreadLocal<List<String>> LEFT_OUT = ThreadLocal.withInitial(ArrayList::new);

  private @Nullable Catalogue catalogue;

  /** From now on collects what is left out on this thread. */
  static Supplier<List<String>> reportLeftOut() {
    LEFT_OUT.remove();
    return () -> {
      List<String> all = LEFT_OUT.get().stream().distinct().sorted().toList();
      LEFT_OUT.remove();
      return all;
    };
  }

  private Catalogue catalogue() {
    if (catalogue == null) {
      Set<String> leaveOut = Set.of(getProperties().getProperty(LEAVE_OUT, "").split(","));
      catalogue =
          Catalogue.read(create(), leaveOut, getProperties().getProperty(HISTORY_TABLE, ""));
    }
    return catalogue;
  }

  @Override
  protected List<TableDefinition> getTables0() throws SQLException {
    return kept(super.getTables0(), catalogue()::whyTableIsLeftOut);
  }

  @Override
  protected List<SequenceDefinition> getSequences0() throws SQLException {
    return kept(super.getSequences0(), catalogue()::whyRelationIsLeftOut);
  }

  @Override
  protected List<EnumDefinition> getEnums0() throws SQLException {
    return kept(super.getEnums0(), catalogue()::whyTypeIsLeftOut);
  }

  @Override
  protected List<DomainDefinition> getDomains0() throws SQLException {
    return kept(super.getDomains0(), catalogue()::whyTypeIsLeftOut);
  }

  @Override
  protected List<UDTDefinition> getUDTs0() throws SQLException {
    return kept(super.getUDTs0(), catalogue()::whyTypeIsLeftOut);
  }

  @Override
  protected List<RoutineDefinition> getRoutines0() throws SQLException {
    return Overloads.inStableOrder(
        kept(super.getRoutines0(), catalogue()::whyRoutineIsLeftOut), catalogue());
  }

  /**
   * @param why the kind of thing that is left out; empty when it is kept
   */
  private static <T extends Definition> List<T> kept(List<T> all, Function<T, String> why) {
    List<T> kept = new ArrayList<>();
    for (T definition : all) {
      String reason = why.apply(definition);
      if (reason.isEmpty()) {
        kept.add(definition);
      } else {
        LEFT_OUT.get().add(reason + ": " + definition.getQualifiedName());
      }
    }
    return kept;
  }
}
