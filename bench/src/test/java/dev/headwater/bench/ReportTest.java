package dev.headwater.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.bench.measure.Build.Run;
import dev.headwater.bench.measure.Cell;
import dev.headwater.bench.measure.Results;
import dev.headwater.bench.measure.StageTimes;
import dev.headwater.bench.report.RawRuns;
import dev.headwater.bench.report.Report;
import dev.headwater.bench.schema.Size;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ReportTest {

  private final Results results = new Results();

  @Test
  void comparesTheRunsOfOneRoundAndSaysWhichBarsAreMet() {
    runs("mvn validate", 1.0, 2.0, 1.0);
    runs("Headwater", 1.1, 2.2, 1.5);
    runs("peer", 11.0, 11.0, 12.0);
    Subject subject = Subject.synthetic(4, new Size(10, 10));

    assertThat(
            new Report(results, List.of(subject), List.of("mvn validate", "Headwater", "peer"))
                .text())
        .isEqualTo(
            """
            ## Bars

            | promise                                                  | worst   | where                  |              |
            |----------------------------------------------------------|---------|------------------------|--------------|
            | nothing changed: at most bare Maven + 0.15 s             | +0.20 s | 10x10                  | NOT MET      |
            | nothing changed: at least 8 times faster than the peer   | 8.0×    | 10x10                  | met          |
            | clean, warm cache: at most bare Maven + 0.5 s            | –       | –                      | not measured |
            | last of real migrations edited: at most 0.35 of the peer | –       | –                      | not measured |
            | last of 1000 edited: at most 1.3 times last of 10        | –       | –                      | not measured |
            | first build: at most 0.6 of the peer                     | –       | –                      | not measured |
            | watch: at most 1.0 s from save to classes                | –       | –                      | not measured |
            | many rows: at most 1.5 times the same COPY               | –       | –                      | not measured |
            | migrate: at most 1.2 times Flyway's command line         | –       | –                      | not measured |
            | status: at most 1.5 times Flyway's command line          | –       | –                      | not measured |
            | peak memory of Maven: not above the peer's               | 1.00    | 10x10, nothing changed | met          |

            ## Runs

            | schema | scenario        | contestant   | seconds | × bare | × Headwater | peak MB |
            |--------|-----------------|--------------|---------|--------|-------------|---------|
            | 10x10  | nothing changed | mvn validate |    1.00 |   1.00 |        0.91 |     100 |
            | 10x10  | nothing changed | Headwater    |    1.50 |   1.10 |        1.00 |     100 |
            | 10x10  | nothing changed | peer         |   11.00 |  11.00 |        8.00 |     100 |

            ## Stages

            | schema | scenario        | find | open | whole |
            |--------|-----------------|------|------|-------|
            | 10x10  | nothing changed | 0.01 | 2.38 |  1.50 |""");
  }

  @Test
  void rowsOfFactoriesAreComparedWithTheCopyOfTheSameRound() {
    List<Subject> tables =
        BulkRounds.read(
            """
            bulk users 1 2.000 1.000
            bulk-parents members 1 9.000 3.000
            bulk users 2 1.200 1.000
            bulk users 3 1.500 1.200
            """,
            results);

    assertThat(new Report(results, tables, List.of("Headwater", "COPY by hand")).text())
        .contains(
            "| many rows: at most 1.5 times the same COPY               | 1.25  | users | met          |")
        .contains("| users   | many rows                 | COPY by hand |    1.00 |")
        .contains("| members | a fiftieth, a parent each | Headwater    |    9.00 |");
  }

  @Test
  void everyRunIsALineOfRawData() {
    runs("Headwater", 1.1, 2.2);

    assertThat(RawRuns.csv(results))
        .isEqualTo(
            """
            schema,scenario,contestant,seconds,peak_mb
            10x10,no-op,Headwater,1.100,100
            10x10,no-op,Headwater,2.200,100
            """);
  }

  private void runs(String contestant, double... seconds) {
    StageTimes stages =
        contestant.equals("Headwater")
            ? StageTimes.in(
                "[INFO] Headwater: 53 migrations; find 0.01 s, open 2.38 s\nTotal 3.1 s")
            : StageTimes.in("Total 3.1 s");
    for (int round = 0; round < seconds.length; round++) {
      results.add(
          new Cell("10x10", Scenario.NO_OP, contestant),
          round,
          new Run(seconds[round], OptionalLong.of(100), stages));
    }
  }
}
