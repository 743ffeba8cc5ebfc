package dev.headwater.report;

import dev.headwater.catalog.change.Change;
import dev.headwater.catalog.change.Change.Added;
import dev.headwater.catalog.change.Change.Difference;
import dev.headwater.catalog.change.Change.Removed;
import dev.headwater.catalog.change.Change.Renamed;
import dev.headwater.catalog.change.Loss;
import dev.headwater.catalog.change.ObjectName;
import dev.headwater.catalog.change.Outline.Entry;
import dev.headwater.command.diff.DiffOutcome;
import dev.headwater.command.diff.DiffOutcome.Compared;
import dev.headwater.command.diff.DiffOutcome.Differs;
import dev.headwater.spi.DocumentTool;
import java.util.ArrayList;
import java.util.List;

/** The differences as a person reads them on a screen. */
record DiffText(DiffOutcome outcome, DocumentTool documents) {

  private static final int WIDEST_NAME = 52;
  private static final int WIDEST_LINE = 110;

  String render() {
    Compared compared = outcome.compared();
    List<String> lines = new ArrayList<>();
    lines.add(
        "from "
            + DiffWords.side(compared.from())
            + " to "
            + DiffWords.side(compared.to())
            + ", PostgreSQL "
            + compared.postgres());
    if (outcome instanceof Differs differs) {
      List<Entry> entries = differs.outline().entries();
      int width =
          entries.stream()
              .mapToInt(entry -> DiffWords.name(entry).length())
              .filter(length -> length <= WIDEST_NAME)
              .max()
              .orElse(0);
      entries.forEach(entry -> add(entry, width, lines));
    }
    DiffWords.notes(compared).forEach(note -> lines.add("note: " + note));
    lines.add(
        outcome instanceof Differs differs ? DiffWords.counts(differs.outline()) : "no difference");
    return String.join("\n", lines) + "\n";
  }

  private void add(Entry entry, int width, List<String> lines) {
    Change change = entry.change();
    String name = DiffWords.name(entry);
    if (change instanceof Added) {
      lines.add(line("+", name, width, cut(DiffWords.told(entry))));
    } else if (change instanceof Removed) {
      lines.add(line("-", name, width, removed(entry)));
    } else if (change instanceof Renamed renamed) {
      lines.add(line(">", name, width, "is now " + ObjectName.of(renamed.to())));
    } else {
      addChanged(entry, width, lines);
    }
  }

  private static String removed(Entry entry) {
    String loss = entry.loss().map(Loss::words).orElse("");
    String inside = DiffWords.inside(entry);
    return loss.isEmpty() || inside.isEmpty() ? loss + inside : loss + "; " + inside;
  }

  private void addChanged(Entry entry, int width, List<String> lines) {
    String name = DiffWords.name(entry);
    String loss = entry.loss().map(known -> "; " + known.words()).orElse("");
    List<Difference> differences = entry.differences();
    if (differences.size() == 1 && !DiffWords.isLong(differences.get(0))) {
      String line = line("~", name, width, inLine(differences.get(0)) + loss);
      if (line.length() <= WIDEST_LINE) {
        lines.add(line);
        return;
      }
    }
    lines.add(line("~", name, width, loss.isEmpty() ? "" : loss.substring(2)));
    for (Difference difference : differences) {
      addDifference(difference, lines);
    }
  }

  private static String inLine(Difference difference) {
    return difference.attribute()
        + ": "
        + DiffWords.before(difference)
        + " -> "
        + DiffWords.after(difference);
  }

  private void addDifference(Difference difference, List<String> lines) {
    String line = "    " + inLine(difference);
    if (!DiffWords.isLong(difference) && line.length() <= WIDEST_LINE) {
      lines.add(line);
      return;
    }
    lines.add("    " + difference.attribute() + ":");
    if (DiffWords.isLong(difference)) {
      new DiffWords(documents).diff(difference).forEach(part -> lines.add("      " + part));
    } else {
      lines.add("      -" + DiffWords.before(difference));
      lines.add("      +" + DiffWords.after(difference));
    }
  }

  private static String line(String sign, String name, int width, String text) {
    return text.isEmpty()
        ? sign + " " + name
        : sign + " " + name + " ".repeat(Math.max(0, width - name.length())) + "  " + text;
  }

  private static String cut(String text) {
    return text.length() <= WIDEST_LINE ? text : text.substring(0, WIDEST_LINE - 1) + "…";
  }
}
