package dev.headwater.report;

import dev.headwater.command.diff.DiffOutcome;
import dev.headwater.command.diff.DiffOutcome.Compared;
import dev.headwater.command.diff.DiffOutcome.Differs;
import dev.headwater.spi.DocumentTool;
import java.util.ArrayList;
import java.util.List;

/** The differences as a person reads them on a screen. */
record DiffText(DiffOutcome outcome, DocumentTool documents) {

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
      lines.addAll(new OutlineText(documents).lines(differs.outline()));
    }
    DiffWords.notes(compared).forEach(note -> lines.add("note: " + note));
    lines.add(
        outcome instanceof Differs differs ? DiffWords.counts(differs.outline()) : "no difference");
    return String.join("\n", lines) + "\n";
  }
}
