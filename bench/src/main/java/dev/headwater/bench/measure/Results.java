package dev.headwater.bench.measure;

import dev.headwater.bench.measure.Build.Run;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.descriptive.Median;

/** All runs. Those of one round ran one after the other, and are compared with each other. */
public final class Results {

  private final Map<Cell, Map<Integer, Run>> runs = new LinkedHashMap<>();

  public void add(Cell cell, int round, Run run) {
    runs.computeIfAbsent(cell, none -> new TreeMap<>()).put(round, run);
  }

  /** In the order of measurement. */
  public Set<Cell> cells() {
    return new LinkedHashSet<>(runs.keySet());
  }

  public List<Run> runs(Cell cell) {
    return List.copyOf(of(cell).values());
  }

  public OptionalDouble seconds(Cell cell) {
    return median(of(cell).values().stream().mapToDouble(Run::seconds));
  }

  /** MB of the Maven process. */
  public OptionalDouble peak(Cell cell) {
    return median(
        of(cell).values().stream()
            .filter(run -> run.peak().isPresent())
            .mapToDouble(run -> run.peak().getAsLong()));
  }

  public OptionalDouble stage(Cell cell, String stage) {
    return median(
        of(cell).values().stream()
            .filter(run -> run.stages().seconds().containsKey(stage))
            .mapToDouble(run -> run.stages().seconds().get(stage)));
  }

  public Set<String> stages() {
    Set<String> names = new LinkedHashSet<>();
    runs.values()
        .forEach(all -> all.values().forEach(run -> names.addAll(run.stages().seconds().keySet())));
    return names;
  }

  /** The median of how many times longer one took than another in the same round. */
  public OptionalDouble ratio(Cell one, Cell other) {
    return paired(one, other, (a, b) -> a / b);
  }

  /** The median of how many seconds longer one took than another in the same round. */
  public OptionalDouble difference(Cell one, Cell other) {
    return paired(one, other, (a, b) -> a - b);
  }

  private OptionalDouble paired(Cell one, Cell other, DoubleBinaryOperator compared) {
    Map<Integer, Run> others = of(other);
    DoubleStream.Builder values = DoubleStream.builder();
    of(one)
        .forEach(
            (round, run) -> {
              Run otherRun = others.get(round);
              if (otherRun != null) {
                values.add(compared.applyAsDouble(run.seconds(), otherRun.seconds()));
              }
            });
    return median(values.build());
  }

  private Map<Integer, Run> of(Cell cell) {
    return runs.getOrDefault(cell, Map.of());
  }

  private static OptionalDouble median(DoubleStream values) {
    double[] all = values.toArray();
    return all.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(Median.withDefaults().evaluate(all));
  }
}
