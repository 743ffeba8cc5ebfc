package dev.headwater.bench.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A promise, and the figures of this bench for it.
 *
 * @param format how a figure is written
 */
record Bar(String promise, Limit limit, String format, List<Figure> figures) {

  /** On which side of the limit a figure must be. */
  record Limit(double value, boolean atLeast) {

    static Limit atMost(double value) {
      return new Limit(value, false);
    }

    static Limit atLeast(double value) {
      return new Limit(value, true);
    }

    boolean holds(double figure) {
      return atLeast ? figure >= value : figure <= value;
    }
  }

  /** A number, and the schema it is from. */
  record Figure(double value, String subject) {}

  /** A bar is met when the worst figure meets it. */
  Optional<Figure> worst() {
    Comparator<Figure> byValue = Comparator.comparingDouble(Figure::value);
    return figures.stream().max(limit.atLeast() ? byValue.reversed() : byValue);
  }

  List<String> row() {
    return List.of(
        promise,
        worst().map(f -> String.format(Locale.ROOT, format, f.value())).orElse("–"),
        worst().map(Figure::subject).orElse("–"),
        worst().map(f -> limit.holds(f.value()) ? "met" : "NOT MET").orElse("not measured"));
  }
}
