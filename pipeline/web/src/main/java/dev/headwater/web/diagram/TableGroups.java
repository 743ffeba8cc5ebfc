package dev.headwater.web.diagram;

import dev.headwater.catalog.Id;
import dev.headwater.catalog.view.ForeignKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Tables that belong together, few enough for a picture. They are found as communities of a graph
 * are: two groups become one where more keys lead from one to the other than chance would have it
 * (greedy modularity, Clauset, Newman and Moore 2004), as long as the group fits into a picture.
 */
final class TableGroups {

  private final int most;
  private final List<SortedSet<Id>> groups = new ArrayList<>();
  private final SortedMap<Id, SortedMap<Id, Integer>> keys = new TreeMap<>();

  private TableGroups(int most) {
    this.most = most;
  }

  /**
   * Groups of tables, the largest first. A table without keys to another one is in none.
   *
   * @param most how many tables fit into a picture
   */
  static List<List<Id>> of(Collection<Id> tables, List<ForeignKey> keys, int most) {
    TableGroups found = new TableGroups(most);
    for (ForeignKey key : keys) {
      if (!key.from().equals(key.to())
          && tables.contains(key.from())
          && tables.contains(key.to())) {
        found.count(key.from(), key.to());
        found.count(key.to(), key.from());
      }
    }
    if (found.keys.size() <= most) {
      found.groups.add(new TreeSet<>(found.keys.keySet()));
    } else {
      found.keys.keySet().forEach(table -> found.groups.add(new TreeSet<>(List.of(table))));
      found.merge();
      found.pack();
    }
    return found.groups.stream()
        .filter(group -> !group.isEmpty())
        .sorted(
            Comparator.comparing((SortedSet<Id> g) -> -g.size()).thenComparing(SortedSet::first))
        .map(List::copyOf)
        .toList();
  }

  private Map<Id, Integer> keysOf(Id table) {
    return keys.getOrDefault(table, new TreeMap<>());
  }

  private void count(Id from, Id to) {
    keys.computeIfAbsent(from, id -> new TreeMap<>()).merge(to, 1, Integer::sum);
  }

  /** Two groups, and what is won when they become one. */
  private record Merge(int first, int second, double gain) {}

  private void merge() {
    Optional<Merge> best = best();
    while (best.isPresent()) {
      groups.get(best.get().first()).addAll(groups.remove(best.get().second()));
      best = best();
    }
  }

  private Optional<Merge> best() {
    Map<Id, Integer> groupOf = new TreeMap<>();
    double[] ends = new double[groups.size()];
    double all = 0;
    for (int i = 0; i < groups.size(); i++) {
      for (Id table : groups.get(i)) {
        groupOf.put(table, i);
        int degree = keysOf(table).values().stream().mapToInt(n -> n).sum();
        ends[i] += degree;
        all += degree;
      }
    }
    Optional<Merge> best = Optional.empty();
    for (int i = 0; i < groups.size(); i++) {
      for (Map.Entry<Integer, Double> other : between(i, groupOf).entrySet()) {
        int j = other.getKey();
        double gain = other.getValue() / all - ends[i] * ends[j] / (all * all);
        boolean fits = groups.get(i).size() + groups.get(j).size() <= most;
        if (j > i && fits && gain > best.map(Merge::gain).orElse(0.0)) {
          best = Optional.of(new Merge(i, j, gain));
        }
      }
    }
    return best;
  }

  /** How many keys there are to each other group. */
  private SortedMap<Integer, Double> between(int group, Map<Id, Integer> groupOf) {
    SortedMap<Integer, Double> numbers = new TreeMap<>();
    for (Id table : groups.get(group)) {
      keysOf(table)
          .forEach((other, n) -> numbers.merge(groupOf.get(other), (double) n, Double::sum));
    }
    return numbers;
  }

  /** Small groups share a picture. */
  private void pack() {
    groups.sort(Comparator.comparing(SortedSet<Id>::size).thenComparing(SortedSet::first));
    int last = 0;
    while (groups.size() > last + 1) {
      if (groups.get(last).size() + groups.get(last + 1).size() <= most / 2) {
        groups.get(last).addAll(groups.remove(last + 1));
      } else {
        last++;
      }
    }
  }
}
