package dev.headwater.bench.report;

import dev.headwater.bench.Scenario;
import dev.headwater.bench.Subject;
import dev.headwater.bench.measure.Cell;
import dev.headwater.bench.measure.Results;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All that a bench prints at its end. */
public final class Report {

  private static final String FORMAT = "%.2f";

  private final Results results;
  private final List<Subject> subjects;

  /** In the order of the rows. */
  private final List<String> contestants;

  public Report(Results results, List<Subject> subjects, List<String> contestants) {
    this.results = results;
    this.subjects = subjects;
    this.contestants = contestants;
  }

  public String text() {
    return String.join(
        "\n\n", "## Bars\n\n" + bars(), "## Runs\n\n" + runs(), "## Stages\n\n" + stages());
  }

  private String bars() {
    return Markdown.table(
        4,
        List.of("promise", "worst", "where", ""),
        new Bars(results, subjects).all().stream().map(Bar::row).toList());
  }

  /** A row for each contestant in each scenario on each schema. */
  private String runs() {
    List<List<String>> rows = new ArrayList<>();
    rows(
        cell ->
            contestants.stream()
                .map(name -> new Cell(cell.subject(), cell.scenario(), name))
                .filter(one -> results.seconds(one).isPresent())
                .forEach(one -> rows.add(row(one))));
    return Markdown.table(
        3,
        List.of("schema", "scenario", "contestant", "seconds", "× bare", "× Headwater", "peak MB"),
        rows);
  }

  private List<String> row(Cell cell) {
    Cell bare = new Cell(cell.subject(), cell.scenario(), Bars.BARE);
    Cell headwater = new Cell(cell.subject(), cell.scenario(), Bars.HEADWATER);
    return List.of(
        cell.subject(),
        cell.scenario().title(),
        cell.contestant(),
        Markdown.number(results.seconds(cell), FORMAT),
        Markdown.number(results.ratio(cell, bare), FORMAT),
        Markdown.number(results.ratio(cell, headwater), FORMAT),
        Markdown.number(results.peak(cell), "%.0f"));
  }

  /** Where Headwater's time goes, as far as it says so itself; the rest is Maven and its start. */
  private String stages() {
    List<String> names = List.copyOf(results.stages());
    List<List<String>> rows = new ArrayList<>();
    rows(
        cell -> {
          if (results.seconds(cell).isPresent()) {
            rows.add(
                Stream.of(
                        Stream.of(cell.subject(), cell.scenario().title()),
                        names.stream()
                            .map(name -> Markdown.number(results.stage(cell, name), FORMAT)),
                        Stream.of(Markdown.number(results.seconds(cell), FORMAT)))
                    .flatMap(part -> part)
                    .toList());
          }
        });
    List<String> header = new ArrayList<>(List.of("schema", "scenario"));
    header.addAll(names);
    header.add("whole");
    return Markdown.table(2, header, rows);
  }

  private void rows(Rows rows) {
    for (Subject subject : subjects) {
      for (Scenario scenario : Scenario.values()) {
        rows.add(new Cell(subject.label(), scenario, Bars.HEADWATER));
      }
    }
  }

  /** Adds the rows of one schema and scenario; the cell is Headwater's. */
  private interface Rows {
    void add(Cell cell);
  }
}
