package dev.headwater.report;

import dev.headwater.apply.seed.SeedDone;
import dev.headwater.command.seed.Rows;
import dev.headwater.command.seed.Seeded;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Seeds in words. */
public final class SeedReport {

  private static final int SHOWN = 20;

  private SeedReport() {}

  /** The result. */
  public static List<String> lines(Seeded seeded) {
    List<String> lines = new ArrayList<>();
    int files = seeded.seeds().size();
    lines.add("seed: " + seeded.database() + ": " + files + (files == 1 ? " file" : " files"));
    seeded.seeds().stream().map(SeedReport::line).forEach(lines::add);
    return lines;
  }

  private static String line(SeedDone seed) {
    if (seed.table().isEmpty()) {
      return "  " + seed.file() + ": done";
    }
    String counts =
        Stream.of(
                count(seed.inserted(), "inserted"),
                count(seed.updated(), "updated"),
                count(seed.deleted(), "deleted"),
                seed.changed()
                    ? count(seed.unchanged(), "unchanged")
                    : seed.unchanged() + " unchanged")
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(", "));
    return "  " + seed.table() + ": " + counts + "  (" + seed.file() + ")";
  }

  private static String count(int rows, String what) {
    return rows == 0 ? "" : rows + " " + what;
  }

  /** The rows that a seed is about to delete. */
  public static List<String> deletion(Rows rows) {
    List<String> lines = new ArrayList<>();
    int more = rows.keys().size() - SHOWN;
    lines.add(
        "seed: deletes from "
            + rows.table()
            + (rows.keys().size() == 1 ? " 1 row:" : " " + rows.keys().size() + " rows:"));
    rows.keys().stream().limit(SHOWN).map(key -> "  " + key).forEach(lines::add);
    if (more > 0) {
      lines.add("  and " + more + " more");
    }
    return lines;
  }
}
