package dev.headwater.rows;

import dev.headwater.rows.PlanText.Proven;
import dev.headwater.rows.Recipe.Making;
import dev.headwater.rows.Recipe.Order;
import dev.headwater.rows.Recipe.Parent;
import dev.headwater.rows.Recipe.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Plans as recipes, by names instead of numbers. */
final class PlanRecipe {

  private final Shapes shapes;
  private final OpenKeys open;

  PlanRecipe(Draft.Tools tools) {
    this.shapes = tools.shapes();
    this.open = tools.writer().open();
  }

  Recipe of(Proven proven) {
    return of(proven.plan(), proven.labels());
  }

  private Recipe of(Plan plan, List<Plan.Label> special) {
    TableShape table = plan.table();
    List<Value> values = new ArrayList<>();
    List<String> counters = new ArrayList<>();
    plan.values()
        .forEach(
            (number, choice) -> {
              ColumnShape column = table.column(number);
              values.add(new Value(column.name(), column.sql(), choice.expression()));
              if (choice.varies() && RowWriter.isCounter(column)) {
                counters.add(column.name());
              }
            });
    List<Parent> parents = new ArrayList<>();
    Set<ReferenceShape> references = new LinkedHashSet<>(plan.made());
    references.addAll(table.references());
    for (ReferenceShape reference : references) {
      shapes
          .table(reference.target())
          .ifPresent(target -> parents.add(parent(plan, reference, target)));
    }
    return new Recipe(
        table.schema(),
        table.name(),
        table.sql(),
        values,
        parents,
        counters,
        early(plan),
        plan.needed().stream().map(this::needed).toList(),
        special.stream()
            .map(
                label ->
                    new Recipe.Label(label.column(), label.label(), of(label.plan(), List.of())))
            .toList(),
        plan.most());
  }

  private Parent parent(Plan plan, ReferenceShape reference, TableShape target) {
    TableShape table = plan.table();
    Order order = Order.FIRST;
    if (open.inCycle(plan).contains(reference)) {
      order = open.isOpen(reference) ? Order.LAST : Order.TOGETHER;
    }
    return new Parent(
        reference.name(),
        reference.columns().stream().map(c -> table.column(c).name()).toList(),
        target.schema(),
        target.name(),
        reference.targets().stream().map(c -> target.column(c).name()).toList(),
        reference.target() == table.oid() ? Making.NONE : plan.making(reference),
        order,
        order == Order.LAST && reference.check() == ReferenceShape.Check.DEFERRABLE
            ? OpenKeys.sql(table, reference)
            : "");
  }

  private List<Value> early(Plan plan) {
    List<Value> early = new ArrayList<>();
    for (int number : open.targets(plan.table())) {
      ColumnShape column = plan.table().column(number);
      // A column of another key, too, has the value of that key.
      String value = OpenKeys.early(plan, number).orElse("null::" + column.type().sql());
      early.add(new Value(column.name(), column.sql(), value));
    }
    return early;
  }

  private Recipe.Needed needed(Plan.Needed row) {
    TableShape table = shapes.table(row.table()).orElseThrow();
    Map<String, String> values = new LinkedHashMap<>();
    row.values().forEach((column, value) -> values.put(table.column(column).name(), value));
    return new Recipe.Needed(table.schema(), table.name(), values);
  }
}
