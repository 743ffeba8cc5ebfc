package dev.headwater.report;

import dev.headwater.catalog.Id;
import dev.headwater.catalog.change.Change;
import dev.headwater.catalog.change.Change.Added;
import dev.headwater.catalog.change.Change.Difference;
import dev.headwater.catalog.change.Change.Removed;
import dev.headwater.catalog.change.Change.Renamed;
import dev.headwater.catalog.change.Loss;
import dev.headwater.catalog.change.ObjectName;
import dev.headwater.catalog.change.Outline;
import dev.headwater.catalog.change.Outline.Entry;
import dev.headwater.spi.DocumentTool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Changes as a person reads them on a screen. */
record OutlineText(DocumentTool documents) {

  private static final int WIDEST_NAME = 52;
  private static final int WIDEST_LINE = 120;

  List<String> lines(Outline outline) {
    List<String> lines = new ArrayList<>();
    add(outline.entries(), lines);
    return lines;
  }

  /** The parts of a table stand below it, with names in columns of their own. */
  private void add(List<Entry> entries, List<String> lines) {
    Optional<Id> told = Optional.empty();
    int from = 0;
    while (from < entries.size()) {
      Optional<Id> above = DiffWords.above(entries.get(from));
      int to = from + 1;
      while (to < entries.size() && DiffWords.above(entries.get(to)).equals(above)) {
        to++;
      }
      if (above.isPresent() && !above.equals(told)) {
        lines.add("  " + ObjectName.of(above.get()));
      }
      List<Entry> group = entries.subList(from, to);
      String indent = above.isPresent() ? "  " : "";
      int width = width(group, above.isPresent());
      for (Entry entry : group) {
        add(
            entry,
            new Column(indent, above.isPresent() ? within(entry) : DiffWords.name(entry), width),
            lines);
      }
      told = Optional.of(entries.get(to - 1).fact().id());
      from = to;
    }
  }

  private static String within(Entry entry) {
    return DiffWords.nameWithin(entry);
  }

  private static int width(List<Entry> group, boolean within) {
    return group.stream()
        .mapToInt(entry -> (within ? within(entry) : DiffWords.name(entry)).length())
        .filter(length -> length <= WIDEST_NAME)
        .max()
        .orElse(0);
  }

  /** Where an object's name stands. */
  private record Column(String indent, String name, int width) {

    String line(String sign, String text) {
      String start = indent + sign + " " + name;
      return text.isEmpty()
          ? start
          : start + " ".repeat(Math.max(0, width - name.length())) + "  " + text;
    }
  }

  private void add(Entry entry, Column column, List<String> lines) {
    Change change = entry.change();
    if (change instanceof Added) {
      lines.add(cut(column.line("+", DiffWords.told(entry))));
    } else if (change instanceof Removed) {
      lines.add(column.line("-", removed(entry)));
    } else if (change instanceof Renamed renamed) {
      lines.add(column.line(">", "is now " + DiffWords.nameNow(renamed)));
    } else {
      addChanged(entry, column, lines);
    }
  }

  private static String removed(Entry entry) {
    String loss = entry.loss().map(Loss::words).orElse("");
    String inside = DiffWords.inside(entry.inside());
    return loss.isEmpty() || inside.isEmpty() ? loss + inside : loss + "; " + inside;
  }

  private void addChanged(Entry entry, Column column, List<String> lines) {
    String loss = entry.loss().map(Loss::words).orElse("");
    List<Difference> differences = entry.differences();
    if (differences.stream().noneMatch(DiffWords::isLong)) {
      String all = differences.stream().map(OutlineText::inLine).collect(Collectors.joining("; "));
      String line = column.line("~", loss.isEmpty() ? all : all + "; " + loss);
      if (line.length() <= WIDEST_LINE) {
        lines.add(line);
        return;
      }
    }
    lines.add(column.line("~", loss));
    for (Difference difference : differences) {
      addDifference(difference, column.indent() + "    ", lines);
    }
  }

  private static String inLine(Difference difference) {
    return difference.attribute()
        + ": "
        + DiffWords.before(difference)
        + " -> "
        + DiffWords.after(difference);
  }

  private void addDifference(Difference difference, String indent, List<String> lines) {
    String line = indent + inLine(difference);
    if (!DiffWords.isLong(difference) && line.length() <= WIDEST_LINE) {
      lines.add(line);
      return;
    }
    lines.add(indent + difference.attribute() + ":");
    if (DiffWords.isLong(difference)) {
      new DiffWords(documents).diff(difference).forEach(part -> lines.add(indent + "  " + part));
    } else {
      lines.add(indent + "  -" + DiffWords.before(difference));
      lines.add(indent + "  +" + DiffWords.after(difference));
    }
  }

  private static String cut(String text) {
    return text.length() <= WIDEST_LINE ? text : text.substring(0, WIDEST_LINE - 1) + "…";
  }
}
