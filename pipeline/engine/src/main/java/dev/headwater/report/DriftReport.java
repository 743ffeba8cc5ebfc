package dev.headwater.report;

import dev.headwater.catalog.CollationVersions.Mismatch;
import dev.headwater.catalog.change.Outline;
import dev.headwater.command.drift.DriftOutcome.Compared;
import dev.headwater.command.drift.DriftOutcome.Drifted;
import dev.headwater.command.drift.DriftOutcome.Same;
import dev.headwater.command.drift.MigrationFindings;
import dev.headwater.command.drift.WayBack;
import dev.headwater.command.live.ComparisonNotes;
import dev.headwater.problem.Problem;
import dev.headwater.problem.Problem.Detail;
import dev.headwater.spi.DocumentTool;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The outcome of drift as the user reads it. */
public record DriftReport(DocumentTool documents) {

  private static final int LINES = 100;

  /** The lines of a comparison that found nothing wrong. */
  public List<String> same(Same same) {
    Compared compared = same.compared();
    List<String> lines = new ArrayList<>();
    lines.add(
        "drift: same: "
            + compared.database()
            + " (PostgreSQL "
            + compared.postgres()
            + ") is what the migrations make "
            + at(compared));
    pending(compared).forEach(line -> lines.add("drift: " + line));
    notes(compared).forEach(note -> lines.add("drift: note: " + note));
    return lines;
  }

  private static String at(Compared compared) {
    return compared.version().equals("0")
        ? "before the first one"
        : "at version " + compared.version();
  }

  private static List<String> pending(Compared compared) {
    List<String> pending = compared.migrations().pending();
    return pending.isEmpty() ? List.of() : List.of("pending: " + String.join(", ", pending));
  }

  private static List<String> notes(Compared compared) {
    List<String> notes = new ArrayList<>(compared.notes());
    notes.addAll(DiffWords.notes(compared.notCompared()));
    return notes;
  }

  /**
   * The problems of a comparison that found differences.
   *
   * @param script the file with the way back, as shown to the reader
   */
  public List<Problem> drifted(Drifted drifted, String script) {
    Compared compared = drifted.compared();
    List<Problem> problems = new ArrayList<>();
    if (!drifted.outline().isEmpty()) {
      Problem schema = schema(compared, drifted.outline());
      problems.add(
          drifted
              .wayBack()
              .map(way -> schema.withDetail("script", told(way, script)))
              .orElse(schema));
    }
    problems.addAll(migrations(compared.database(), compared.migrations()));
    if (!compared.collations().isEmpty()) {
      problems.add(collations(compared));
    }
    return problems;
  }

  /** The problem that a database was left alone because of its differences. */
  public Problem refused(Drifted drifted) {
    Problem schema = schema(drifted.compared(), drifted.outline());
    Problem problem = Problem.of("drifted", schema.message() + ", so nothing was changed there");
    for (Detail detail : schema.details()) {
      problem = problem.withDetail(detail.label(), detail.text());
    }
    return problem.withFix(
        "take the change back in the database; or leave objects of others out with <ignore>; or let"
            + " the differences be: -Dheadwater.allowDrift");
  }

  private Problem schema(Compared compared, Outline outline) {
    List<String> lines = new OutlineText(documents).lines(outline);
    List<String> shown = new ArrayList<>(lines.subList(0, Math.min(LINES, lines.size())));
    if (lines.size() > LINES) {
      shown.add("… and " + (lines.size() - LINES) + " more lines");
    }
    shown.add(DiffWords.counts(outline));
    Problem problem =
        Problem.of(
                "schema-drifted",
                "the schema of "
                    + compared.database()
                    + " (PostgreSQL "
                    + compared.postgres()
                    + ") is not what the migrations make "
                    + at(compared))
            .withDetail("there", "from what should be to what is\n" + String.join("\n", shown));
    for (String note : notes(compared)) {
      problem = problem.withDetail("note", note);
    }
    for (String line : pending(compared)) {
      problem = problem.withDetail("pending", line.substring(line.indexOf(' ') + 1));
    }
    return problem.withFix(
        "take the change back in the database, or put it into a migration; name objects of others"
            + " in <ignore>");
  }

  private static String told(WayBack way, String script) {
    String losses =
        way.losses() == 0
            ? ""
            : way.losses() == 1
                ? "; 1 statement loses data"
                : "; " + way.losses() + " statements lose data";
    return way.isProven()
        ? script + ", proven on a database with this schema and without rows" + losses
        : script + ", not proven" + losses + "\n" + String.join("\n", way.against());
  }

  private static List<Problem> migrations(String database, MigrationFindings found) {
    List<Problem> problems = new ArrayList<>();
    add(
        found.edited(),
        Problem.of(
                "migrations-edited", "migrations have another text here than " + database + " has")
            .withFix("give them back their texts, and put the change into a new migration"),
        problems);
    add(
        found.notHere(),
        Problem.of("migrations-not-here", database + " has migrations that are not here")
            .withFix("run drift where they are: on the branch that was deployed"),
        problems);
    add(
        found.failed(),
        Problem.of("migrations-failed", "migrations failed in " + database)
            .withFix("mend what they left behind, and let Flyway repair its history"),
        problems);
    return problems;
  }

  private static void add(List<String> names, Problem problem, List<Problem> problems) {
    if (!names.isEmpty()) {
      problems.add(problem.withDetail("migrations", String.join("\n", names)));
    }
  }

  private static Problem collations(Compared compared) {
    String database =
        compared.collations().stream().anyMatch(mismatch -> mismatch.collation().isEmpty())
            ? "ALTER DATABASE … REFRESH COLLATION VERSION;"
            : "";
    String others =
        compared.collations().stream()
            .map(Mismatch::collation)
            .filter(name -> !name.isEmpty())
            .map(name -> "ALTER COLLATION pg_catalog." + name + " REFRESH VERSION;")
            .collect(Collectors.joining(" "));
    return Problem.of(
            "collation-version",
            "the operating system sorts text differently from the indexes of "
                + compared.database())
        .withDetail(
            "collations",
            compared.collations().stream()
                .map(ComparisonNotes::of)
                .collect(Collectors.joining("\n")))
        .withFix("rebuild the indexes (REINDEX), and then: " + (database + " " + others).strip());
  }
}
