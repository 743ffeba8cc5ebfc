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

/** The differences as Markdown, for the comment of a pull request. */
record DiffMarkdown(DiffOutcome outcome, DocumentTool documents) {

  String render() {
    Compared compared = outcome.compared();
    List<String> lines = new ArrayList<>();
    lines.add("### Schema changes");
    lines.add("");
    lines.add(
        "From "
            + side(compared.from())
            + " to "
            + side(compared.to())
            + ", PostgreSQL "
            + compared.postgres()
            + ": "
            + (outcome instanceof Differs differs
                ? "**" + DiffWords.counts(differs.outline()) + "**"
                : "no difference")
            + ".");
    if (outcome instanceof Differs differs) {
      lines.add("");
      lines.add("| | object | |");
      lines.add("|---|---|---|");
      differs.outline().entries().forEach(entry -> lines.add(row(entry)));
      differs.outline().entries().forEach(entry -> addTexts(entry, lines));
    }
    List<String> notes = DiffWords.notes(compared);
    if (!notes.isEmpty()) {
      lines.add("");
      notes.forEach(note -> lines.add("- " + note));
    }
    return String.join("\n", lines) + "\n";
  }

  private static String side(DiffOutcome.Side side) {
    String text = DiffWords.side(side);
    int end = side.state().word().length();
    return code(text.substring(0, end)) + text.substring(end);
  }

  private static String row(Entry entry) {
    Change change = entry.change();
    String loss = entry.loss().map(Loss::words).map(words -> "**" + words + "**").orElse("");
    List<String> cells = new ArrayList<>();
    cells.add(
        change instanceof Added
            ? "added"
            : change instanceof Removed
                ? "removed"
                : change instanceof Renamed ? "renamed" : "changed");
    cells.add(code(DiffWords.name(entry)));
    List<String> told = new ArrayList<>();
    if (change instanceof Added && !DiffWords.told(entry).isEmpty()) {
      String text = DiffWords.told(entry);
      told.add(text.equals(DiffWords.inside(entry.inside())) ? text : code(text));
    } else if (change instanceof Removed && !DiffWords.inside(entry.inside()).isEmpty()) {
      told.add(DiffWords.inside(entry.inside()));
    } else if (change instanceof Renamed renamed) {
      told.add("is now " + code(ObjectName.of(renamed.to())));
    }
    for (Difference difference : entry.differences()) {
      told.add(
          difference.attribute()
              + (DiffWords.isLong(difference)
                  ? ": see below"
                  : ": "
                      + code(DiffWords.before(difference))
                      + " → "
                      + code(DiffWords.after(difference))));
    }
    if (!loss.isEmpty()) {
      told.add(loss);
    }
    cells.add(String.join("<br>", told));
    return "| " + String.join(" | ", cells) + " |";
  }

  private void addTexts(Entry entry, List<String> lines) {
    for (Difference difference : entry.differences()) {
      if (DiffWords.isLong(difference)) {
        lines.add("");
        lines.add(
            "<details><summary>"
                + html(DiffWords.name(entry) + ": " + difference.attribute())
                + "</summary>");
        lines.add("");
        lines.add("````diff");
        lines.addAll(new DiffWords(documents).diff(difference));
        lines.add("````");
        lines.add("");
        lines.add("</details>");
      }
    }
  }

  /** In a table, a bar must be escaped even in code. */
  private static String code(String text) {
    String fence = text.contains("`") ? "``" : "`";
    String space = text.contains("`") ? " " : "";
    return fence + space + text.replace("|", "\\|").replace("\n", " ") + space + fence;
  }

  private static String html(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
