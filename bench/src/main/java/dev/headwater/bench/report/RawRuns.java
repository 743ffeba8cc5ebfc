package dev.headwater.bench.report;

import dev.headwater.bench.measure.Build.Run;
import dev.headwater.bench.measure.Cell;
import dev.headwater.bench.measure.Results;
import java.util.Locale;

/** Every run in a line, for those who want another table. */
public final class RawRuns {

  private RawRuns() {}

  public static String csv(Results results) {
    StringBuilder csv = new StringBuilder("schema,scenario,contestant,seconds,peak_mb\n");
    for (Cell cell : results.cells()) {
      for (Run run : results.runs(cell)) {
        csv.append(
            String.format(
                Locale.ROOT,
                "%s,%s,%s,%.3f,%s\n",
                cell.subject(),
                cell.scenario().word(),
                cell.contestant(),
                run.seconds(),
                run.peak().isPresent() ? run.peak().getAsLong() : ""));
      }
    }
    return csv.toString();
  }
}
