package dev.headwater.web.page;

import dev.headwater.catalog.Id;
import dev.headwater.catalog.change.Change.Added;
import dev.headwater.catalog.change.Change.Removed;
import dev.headwater.catalog.change.Change.Renamed;
import dev.headwater.catalog.change.ComparedSchemas;
import dev.headwater.catalog.change.Loss;
import dev.headwater.catalog.change.MigrationStep;
import dev.headwater.catalog.change.ObjectName;
import dev.headwater.catalog.change.Outline;
import dev.headwater.catalog.change.Outline.Entry;
import dev.headwater.command.site.SiteContent;
import dev.headwater.report.DiffWords;
import dev.headwater.spi.LayoutTool;
import dev.headwater.web.diagram.ChangeDiagram;
import dev.headwater.web.diagram.Diagram;
import dev.headwater.web.page.MigrationPage.ChangeGroup;
import dev.headwater.web.page.MigrationPage.ChangeLine;
import dev.headwater.web.page.MigrationPage.Difference;
import dev.headwater.web.page.MigrationsPage.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the pages of migrations. */
record MigrationPages(Links links, SiteContent content, LayoutTool layout) {

  /** A longer script is data. */
  private static final int LONGEST = 200_000;

  MigrationsPage list() {
    List<Line> lines = new ArrayList<>();
    for (MigrationStep step : content.past().steps()) {
      lines.add(0, new Line(link(step.script()), counts(step.outline()), commit(step.script())));
    }
    return new MigrationsPage(lines);
  }

  private String commit(String script) {
    return CommitLine.of(content.past().commits(), script).map(CommitLine::words).orElse("");
  }

  private Link link(String script) {
    return new Link(script, links.page(MigrationAddress.of(script)));
  }

  private static String counts(Outline outline) {
    return outline.isEmpty() ? "" : DiffWords.counts(outline);
  }

  /**
   * The page of a migration.
   *
   * @param number of the step, from 0
   * @param states before and after it
   */
  MigrationPage of(int number, ComparedSchemas states) {
    MigrationStep step = content.past().steps().get(number);
    Outline outline = step.outline();
    String sql = content.past().scripts().getOrDefault(step.script(), "");
    boolean isLong = sql.length() > LONGEST;
    return new MigrationPage(
        step.script(),
        counts(outline),
        commit(step.script()),
        ChangeDiagram.of(states).map(diagram -> figure(diagram, number)).stream().toList(),
        groups(outline, number),
        isLong ? sql.substring(0, LONGEST) : sql,
        isLong ? "The page shows the first " + LONGEST + " characters of the script." : "",
        beside(number - 1),
        beside(number + 1));
  }

  private Figure figure(Diagram diagram, int number) {
    String label = "Diagram of the change by " + content.past().steps().get(number).script();
    return new Figure(
        "",
        diagram.svg(layout, label, id -> links.href(now(id, number))),
        diagram.more() == 0 ? "" : "+" + diagram.more() + " tables that found no room.");
  }

  private Link beside(int number) {
    return number < 0 || number >= content.past().steps().size()
        ? new Link("", "")
        : link(content.past().steps().get(number).script());
  }

  private List<ChangeGroup> groups(Outline outline, int number) {
    List<ChangeGroup> groups = new ArrayList<>();
    List<Entry> entries = outline.entries();
    int from = 0;
    while (from < entries.size()) {
      Optional<Id> above = DiffWords.above(entries.get(from));
      int to = from + 1;
      while (to < entries.size() && DiffWords.above(entries.get(to)).equals(above)) {
        to++;
      }
      groups.add(
          new ChangeGroup(
              above.map(ObjectName::of).orElse(""),
              entries.subList(from, to).stream().map(entry -> line(entry, number)).toList()));
      from = to;
    }
    return groups;
  }

  private ChangeLine line(Entry entry, int number) {
    boolean within = DiffWords.above(entry).isPresent();
    String name = within ? DiffWords.nameWithin(entry) : DiffWords.name(entry);
    Link object = new Link(name, links.href(now(entry.change().id(), number)));
    String loss = entry.loss().map(Loss::words).orElse("");
    if (entry.change() instanceof Added) {
      return new ChangeLine("+", "added", object, DiffWords.told(entry), loss, List.of());
    } else if (entry.change() instanceof Removed) {
      String inside = DiffWords.inside(entry.inside());
      return new ChangeLine("−", "removed", new Link(name, ""), inside, loss, List.of());
    } else if (entry.change() instanceof Renamed renamed) {
      String now = "is now " + DiffWords.nameNow(renamed);
      return new ChangeLine(">", "renamed", object, now, loss, List.of());
    }
    List<Difference> differences =
        entry.differences().stream()
            .map(
                difference ->
                    new Difference(
                        difference.attribute(),
                        DiffWords.before(difference),
                        DiffWords.after(difference)))
            .toList();
    return new ChangeLine("~", "changed", object, "", loss, differences);
  }

  /** The name that an object of a step has today. */
  private Id now(Id id, int number) {
    Id now = id;
    for (MigrationStep later :
        content.past().steps().subList(number + 1, content.past().steps().size())) {
      now = later.names().getOrDefault(now, now);
    }
    return now;
  }
}
