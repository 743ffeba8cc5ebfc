package dev.headwater.catalog.script;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.Kind;
import dev.headwater.catalog.script.SchemaScript.Indexes;
import dev.headwater.catalog.script.Step.Act;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The indexes that come or go last, outside of a transaction, so that nobody waits for them. */
final class ConcurrentIndexes {

  private final Plan plan;
  private final Set<Id> indexes = new HashSet<>();

  ConcurrentIndexes(Plan plan, Indexes choice) {
    this.plan = plan;
    if (choice == Indexes.CONCURRENT) {
      plan.created().stream().filter(this::canCome).forEach(indexes::add);
      plan.dropped().stream()
          .filter(id -> !plan.isRebuilt(id))
          .filter(this::canGo)
          .forEach(indexes::add);
    }
  }

  boolean is(Step step) {
    return indexes.contains(step.id()) && (step.act() == Act.CREATE || step.act() == Act.DROP);
  }

  /** The statement that does it so. */
  static String concurrently(String sql) {
    return sql.replaceFirst("(?i)^((create( unique)?|drop) index)", "$1 concurrently");
  }

  private boolean canCome(Id id) {
    Catalog to = plan.sides().to();
    boolean again = plan.isRebuilt(id);
    return isOfTableThatStays(to.find(id))
        && to.facts().stream().noneMatch(fact -> fact.dependencies().contains(id))
        && (!again || canGo(id));
  }

  /** Nothing that it needs is touched before it goes. */
  private boolean canGo(Id id) {
    Catalog from = plan.sides().from();
    return isOfTableThatStays(from.find(id))
        && from.facts().stream().noneMatch(fact -> fact.dependencies().contains(id))
        && from.find(id).orElseThrow().dependencies().stream()
            .noneMatch(
                needed -> plan.dropped().contains(needed) || plan.altered().containsKey(needed));
  }

  private boolean isOfTableThatStays(Optional<Fact> index) {
    Optional<Id> table = index.filter(i -> i.id().kind() == Kind.INDEX).flatMap(Fact::parent);
    return table.isPresent()
        && !index.get().has("partition of")
        && isPlain(table.get(), plan.sides().from())
        && isPlain(table.get(), plan.sides().to())
        && !plan.isRebuilt(table.get());
  }

  /** An index of a partitioned table is made in one go. */
  private static boolean isPlain(Id table, Catalog catalog) {
    Optional<Fact> fact = catalog.find(table);
    return fact.isPresent() && !fact.get().has("partition key");
  }
}
