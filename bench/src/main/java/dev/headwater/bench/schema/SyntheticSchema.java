package dev.headwater.bench.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A schema nobody has. The number of migrations does not change what they make: the same seed and
 * number of tables end in the same catalogue, so that sizes can be compared.
 */
public final class SyntheticSchema {

  private SyntheticSchema() {}

  /** The migrations: file name and text, in Flyway's order. The last one is always one step. */
  public static Map<String, String> migrations(long seed, Size size) {
    List<Step> steps = History.of(seed, size.tables());
    Map<String, String> files = new LinkedHashMap<>();
    long before = size.migrations() - 1L;
    int stepsBefore = before == 0 ? 0 : steps.size() - 1;
    int from = 0;
    for (int i = 1; i <= before; i++) {
      // Rounded up, so that the first migration has the first step.
      int to = (int) ((i * (long) stepsBefore + before - 1) / before);
      List<Step> own =
          from == to ? List.of(DataStep.after(steps.get(from - 1), i)) : steps.subList(from, to);
      add(files, own);
      from = to;
    }
    add(files, steps.subList(from, steps.size()));
    return files;
  }

  private static void add(Map<String, String> files, List<Step> steps) {
    files.put(
        "V" + (files.size() + 1) + "__" + steps.get(0).title() + ".sql",
        steps.stream().map(Step::sql).collect(Collectors.joining("\n\n", "", "\n")));
  }
}
