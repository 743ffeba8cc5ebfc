package dev.headwater.bench.report;

import static dev.headwater.bench.Scenario.BULK;
import static dev.headwater.bench.Scenario.CLEAN;
import static dev.headwater.bench.Scenario.FIRST;
import static dev.headwater.bench.Scenario.LAST;
import static dev.headwater.bench.Scenario.MIGRATE;
import static dev.headwater.bench.Scenario.NO_OP;
import static dev.headwater.bench.Scenario.STATUS;
import static dev.headwater.bench.Scenario.WATCH;

import dev.headwater.bench.BulkRounds;
import dev.headwater.bench.DeployRounds;
import dev.headwater.bench.Scenario;
import dev.headwater.bench.Subject;
import dev.headwater.bench.contestant.BareMaven;
import dev.headwater.bench.contestant.Headwater;
import dev.headwater.bench.contestant.Peer;
import dev.headwater.bench.measure.Cell;
import dev.headwater.bench.measure.Results;
import dev.headwater.bench.report.Bar.Figure;
import dev.headwater.bench.report.Bar.Limit;
import dev.headwater.bench.schema.Size;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;

/** What Headwater promises, each promise with the worst figure of all schemas. */
final class Bars {

  static final String BARE = BareMaven.NAME;
  static final String HEADWATER = Headwater.NAME;
  static final String PEER = Peer.NAME;
  static final String COPY = BulkRounds.COPY;
  static final String FLYWAY = DeployRounds.FLYWAY;

  private final Results results;
  private final List<Subject> subjects;

  Bars(Results results, List<Subject> subjects) {
    this.results = results;
    this.subjects = subjects;
  }

  List<Bar> all() {
    return List.of(
        bar("nothing changed: at most bare Maven + 0.15 s", Limit.atMost(0.15), "%+.2f s")
            .of(s -> results.difference(cell(s, NO_OP, HEADWATER), cell(s, NO_OP, BARE))),
        bar("nothing changed: at least 8 times faster than the peer", Limit.atLeast(8), "%.1f×")
            .of(s -> results.ratio(cell(s, NO_OP, PEER), cell(s, NO_OP, HEADWATER))),
        bar("clean, warm cache: at most bare Maven + 0.5 s", Limit.atMost(0.5), "%+.2f s")
            .of(s -> results.difference(cell(s, CLEAN, HEADWATER), cell(s, CLEAN, BARE))),
        bar("last of real migrations edited: at most 0.35 of the peer", Limit.atMost(0.35), "%.2f")
            .of(s -> s.real() ? againstPeer(s, LAST) : OptionalDouble.empty()),
        lastOfThousand(),
        bar("first build: at most 0.6 of the peer", Limit.atMost(0.6), "%.2f")
            .of(s -> againstPeer(s, FIRST)),
        bar("watch: at most 1.0 s from save to classes", Limit.atMost(1.0), "%.2f s")
            .of(s -> results.seconds(cell(s, WATCH, HEADWATER))),
        bar("many rows: at most 1.5 times the same COPY", Limit.atMost(1.5), "%.2f")
            .of(s -> results.ratio(cell(s, BULK, HEADWATER), cell(s, BULK, COPY))),
        // 1.1, and one look at the schema, which Flyway does not take.
        bar("migrate: at most 1.2 times Flyway's command line", Limit.atMost(1.2), "%.2f")
            .of(s -> againstFlyway(s, MIGRATE)),
        bar("status: at most 1.5 times Flyway's command line", Limit.atMost(1.5), "%.2f")
            .of(s -> againstFlyway(s, STATUS)),
        memory());
  }

  private OptionalDouble againstPeer(Subject subject, Scenario scenario) {
    return results.ratio(cell(subject, scenario, HEADWATER), cell(subject, scenario, PEER));
  }

  private OptionalDouble againstFlyway(Subject subject, Scenario scenario) {
    return results.ratio(cell(subject, scenario, HEADWATER), cell(subject, scenario, FLYWAY));
  }

  /** The same tables, made by 1000 migrations and by 10. */
  private Bar lastOfThousand() {
    return bar("last of 1000 edited: at most 1.3 times last of 10", Limit.atMost(1.3), "%.2f")
        .of(
            many -> {
              if (many.real() || Size.of(many.label()).migrations() != 1000) {
                return OptionalDouble.empty();
              }
              Size few = new Size(10, Size.of(many.label()).tables());
              return results.ratio(
                  cell(many, LAST, HEADWATER), new Cell(few.toString(), LAST, HEADWATER));
            });
  }

  private Bar memory() {
    List<Figure> figures =
        subjects.stream()
            .flatMap(
                s ->
                    Arrays.stream(Scenario.values())
                        .flatMap(
                            scenario -> {
                              OptionalDouble own = results.peak(cell(s, scenario, HEADWATER));
                              OptionalDouble peer = results.peak(cell(s, scenario, PEER));
                              return own.isPresent() && peer.isPresent()
                                  ? Stream.of(
                                      new Figure(
                                          own.getAsDouble() / peer.getAsDouble(),
                                          s.label() + ", " + scenario.title()))
                                  : Stream.empty();
                            }))
            .toList();
    return new Bar(
        "peak memory of Maven: not above the peer's", Limit.atMost(1.0), "%.2f", figures);
  }

  private Unfilled bar(String promise, Limit limit, String format) {
    return figure ->
        new Bar(
            promise,
            limit,
            format,
            subjects.stream()
                .flatMap(
                    subject ->
                        figure.apply(subject).stream()
                            .mapToObj(value -> new Figure(value, subject.label())))
                .toList());
  }

  private static Cell cell(Subject subject, Scenario scenario, String contestant) {
    return new Cell(subject.label(), scenario, contestant);
  }

  /** A bar without its figures. */
  private interface Unfilled {
    Bar of(Function<Subject, OptionalDouble> figure);
  }
}
