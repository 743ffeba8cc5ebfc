package dev.headwater.rows;

import dev.headwater.rows.PlanText.Proven;
import dev.headwater.rows.RowSearch.RefusedException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Finds a recipe for each table, or takes the one that an earlier run has proven. */
final class RecipeSearch implements ParentsFirst.Work {

  private final Draft.Tools tools;
  private final Map<String, String> wanted;
  private final KnownPlans known;
  private final Map<TableShape, Proven> earlier = new HashMap<>();
  private final Map<TableShape, Proven> made = new LinkedHashMap<>();
  private final Map<TableShape, List<RefusedLabel>> labels = new LinkedHashMap<>();
  private final List<Unmakeable> refused = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();

  /**
   * @param wanted see {@link RowMaker.Wanted}
   */
  RecipeSearch(Draft.Tools tools, Map<String, String> wanted, KnownPlans known) throws IOException {
    this.tools = tools;
    this.wanted = wanted;
    this.known = known;
    for (TableShape table : tools.shapes().tables()) {
      known.find(table).ifPresent(proven -> earlier.put(table, proven));
    }
  }

  @Override
  public void make(TableShape table) throws SQLException {
    if (wanted.getOrDefault(table.shown(), "").equals(RowMaker.NONE)) {
      leftOut.add(table.shown());
      return;
    }
    Proven proven = earlier.remove(table);
    if (proven != null) {
      proven.open().forEach(key -> tools.writer().open().open(tools.solver(), table, key));
      tools.writer().learn(proven.plan());
      made.put(table, proven);
      return;
    }
    try {
      RowSearch search = new RowSearch(tools, table, values(table));
      Plan plan = search.find();
      tools.writer().learn(plan);
      RowSearch.Labels found = search.labels(plan);
      OpenKeys open = tools.writer().open();
      made.put(
          table,
          new Proven(plan, found.special(), plan.made().stream().filter(open::isOpen).toList()));
      labels.put(table, found.refused());
    } catch (RefusedException e) {
      refuse(table, e.table());
    }
  }

  @Override
  public void withoutParent(TableShape table, ReferenceShape key) {
    String parent =
        tools.shapes().table(key.target()).map(TableShape::shown).orElse("another table");
    refuse(table, Unmakeable.withoutParent(table.shown(), key.name(), parent));
  }

  @Override
  public void inCycle(TableShape table, ReferenceShape key, List<TableShape> cycle) {
    refuse(
        table,
        Unmakeable.inCycle(
            table.shown(),
            key.name(),
            cycle.stream().map(TableShape::shown).collect(Collectors.joining(" → "))));
  }

  private void refuse(TableShape table, Unmakeable why) {
    refused.add(why);
    made.remove(table);
    labels.remove(table);
    tools.writer().forget(table);
  }

  private Map<Integer, Choice> values(TableShape table) {
    Map<Integer, Choice> values = new TreeMap<>();
    for (ColumnShape column : table.columns()) {
      String value = wanted.get(table.shown() + "." + column.name());
      if (value != null) {
        values.put(column.number(), Choice.of("(" + value + ")::" + column.type().sql()));
      }
    }
    return values;
  }

  /** The result, when all tables were made. New plans are kept for later runs. */
  RowMaker.Found found(List<String> unknown) throws IOException {
    refuseFollowers();
    for (Map.Entry<TableShape, Proven> proven : made.entrySet()) {
      List<RefusedLabel> refusedLabels = labels.get(proven.getKey());
      if (refusedLabels != null && refusedLabels.isEmpty()) {
        known.keep(proven.getKey(), proven.getValue());
      }
    }
    known.evict();
    PlanRecipe recipes = new PlanRecipe(tools);
    return new RowMaker.Found(
        made.values().stream()
            .map(recipes::of)
            .sorted(Comparator.comparing(Recipe::schema).thenComparing(Recipe::table))
            .toList(),
        List.copyOf(refused),
        List.copyOf(leftOut),
        labels.values().stream().flatMap(List::stream).toList(),
        unknown);
  }

  /** A table in a cycle may be refused after others that refer to it were made. */
  private void refuseFollowers() {
    boolean isNew = true;
    while (isNew) {
      isNew = false;
      for (Proven proven : List.copyOf(made.values())) {
        Optional<ReferenceShape> missing =
            proven.plan().made().stream()
                .filter(key -> tools.writer().plan(key.target()).isEmpty())
                .findFirst();
        if (missing.isPresent()) {
          withoutParent(proven.plan().table(), missing.get());
          isNew = true;
        }
      }
    }
  }
}
