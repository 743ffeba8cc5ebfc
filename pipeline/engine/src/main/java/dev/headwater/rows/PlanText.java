package dev.headwater.rows;

import dev.headwater.rows.Recipe.Making;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A proven plan as lines of text, by names instead of numbers. */
record PlanText(Shapes shapes, TableShape table) {

  private static final String END = "end";

  /**
   * A plan.
   *
   * @param labels those that have plans of their own
   * @param open its keys at which a cycle is opened
   */
  record Proven(Plan plan, List<Plan.Label> labels, List<ReferenceShape> open) {}

  String of(Proven proven) {
    List<String> lines = new ArrayList<>();
    proven.open().forEach(key -> lines.add(line("open", key.name())));
    add(lines, proven.plan());
    for (Plan.Label label : proven.labels()) {
      lines.add(line("label", label.column(), label.label()));
      add(lines, label.plan());
    }
    return String.join("\n", lines) + "\n";
  }

  private void add(List<String> lines, Plan plan) {
    plan.values()
        .forEach(
            (column, choice) ->
                lines.add(line("value", table.column(column).name(), choice.expression())));
    plan.making().forEach((key, making) -> lines.add(line("key", key, making.name())));
    for (Plan.Needed row : plan.needed()) {
      TableShape other = shapes.table(row.table()).orElseThrow();
      List<String> words = new ArrayList<>(List.of("needed", other.shown()));
      row.values()
          .forEach(
              (column, value) -> {
                words.add(other.column(column).name());
                words.add(value);
              });
      lines.add(line(words.toArray(String[]::new)));
    }
    lines.add(line("most", String.valueOf(plan.most())));
    lines.add(END);
  }

  private static String line(String... words) {
    List<String> escaped = new ArrayList<>();
    for (String word : words) {
      escaped.add(word.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n"));
    }
    return String.join("\t", escaped);
  }

  private static List<String> words(String line) {
    return List.of(line.split("\t", -1)).stream().map(word -> word.translateEscapes()).toList();
  }

  /** Empty where the text is damaged. */
  Optional<Proven> read(String text) {
    List<String> open =
        text.lines()
            .map(PlanText::words)
            .takeWhile(words -> words.get(0).equals("open"))
            .map(words -> words.get(1))
            .toList();
    Iterator<String> lines = text.lines().skip(open.size()).iterator();
    Optional<Plan> plan = plan(lines);
    List<Plan.Label> labels = new ArrayList<>();
    while (plan.isPresent() && lines.hasNext()) {
      List<String> words = words(lines.next());
      Optional<Plan> other = plan(lines);
      if (words.size() != 3 || other.isEmpty()) {
        return Optional.empty();
      }
      labels.add(new Plan.Label(words.get(1), words.get(2), other.get()));
    }
    List<ReferenceShape> keys =
        table.references().stream().filter(key -> open.contains(key.name())).toList();
    return plan.map(found -> new Proven(found, labels, keys));
  }

  private Optional<Plan> plan(Iterator<String> lines) {
    Map<Integer, Choice> values = new TreeMap<>();
    Map<String, Making> making = new LinkedHashMap<>();
    List<Plan.Needed> needed = new ArrayList<>();
    int most = 0;
    while (lines.hasNext()) {
      List<String> words = words(lines.next());
      switch (words.get(0)) {
        case "value" -> {
          Optional<ColumnShape> column = table.column(words.get(1));
          if (column.isEmpty()) {
            return Optional.empty();
          }
          values.put(column.get().number(), Choice.of(words.get(2)));
        }
        case "key" -> making.put(words.get(1), Making.valueOf(words.get(2)));
        case "needed" -> {
          Optional<Plan.Needed> row = needed(words);
          if (row.isEmpty()) {
            return Optional.empty();
          }
          needed.add(row.get());
        }
        case "most" -> most = Integer.parseInt(words.get(1));
        case END -> {
          return Optional.of(new Plan(table, values, making, needed, most));
        }
        default -> {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Plan.Needed> needed(List<String> words) {
    for (TableShape other : shapes.tables()) {
      if (other.shown().equals(words.get(1))) {
        Map<Integer, String> values = new TreeMap<>();
        for (int i = 2; i + 1 < words.size(); i += 2) {
          String value = words.get(i + 1);
          other.column(words.get(i)).ifPresent(c -> values.put(c.number(), value));
        }
        return Optional.of(new Plan.Needed(other.oid(), values));
      }
    }
    return Optional.empty();
  }
}
