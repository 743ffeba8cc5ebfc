package dev.headwater.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.codegen.GenerateListener.Stage;
import dev.headwater.codegen.GenerateOutcome.Classes;
import dev.headwater.codegen.GenerateOutcome.Generated;
import dev.headwater.codegen.GenerateOutcome.Restored;
import dev.headwater.codegen.GenerateOutcome.SameSchema;
import dev.headwater.codegen.GenerateOutcome.UpToDate;
import dev.headwater.codegen.GenerateOutcome.Versions;
import dev.headwater.database.DatabaseChoice.Kind;
import dev.headwater.database.DatabaseOrigin;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class GenerateReportTest {

  private static final DatabaseOrigin POSTGRES =
      new DatabaseOrigin(Kind.EMBEDDED, "18.6.0", "embedded");

  private static final Map<Stage, Duration> SECONDS =
      new EnumMap<>(
          Map.of(Stage.MIGRATE, Duration.ofMillis(1234), Stage.GENERATE, Duration.ofMillis(2340)));

  private static GenerateReport generated(int found, int resumed, int applied) {
    return new GenerateReport(
        resumed,
        new Generated(
            found,
            applied,
            new Versions(POSTGRES, "13.12.0", "3.19.38"),
            new Classes(6, 1, 0),
            SECONDS));
  }

  @Test
  void everyMigrationApplied() {
    assertThat(generated(54, 0, 54).line())
        .isEqualTo(
            "54 migrations applied; PostgreSQL 18.6.0 (embedded), Flyway 13.12.0, jOOQ 3.19.38;"
                + " files: 6 written, 1 unchanged, 0 removed; 3.6 s");
    assertThat(generated(54, 0, 54).stages()).isEqualTo("migrate 1.23 s, generate 2.34 s");
    assertThat(generated(1, 0, 1).line()).startsWith("1 migration applied; ");
  }

  @Test
  void snapshotHadTheOthers() {
    assertThat(generated(54, 53, 1).line())
        .startsWith("1 of 54 migrations applied, 53 in a snapshot already; PostgreSQL ");
  }

  @Test
  void whatWasFoundAndNotAppliedIsSaid() {
    assertThat(generated(3, 0, 2).line())
        .startsWith("2 of 3 migrations applied, 1 not applied; PostgreSQL ");
    assertThat(generated(3, 1, 0).line())
        .startsWith("0 of 3 migrations applied, 1 in a snapshot already, 2 not applied; ");
  }

  @Test
  void nothingToDo() {
    GenerateReport report = new GenerateReport(0, new UpToDate(1));
    assertThat(report.line()).isEqualTo("1 migration found, classes are up to date");
    assertThat(report.stages()).isEmpty();
  }

  @Test
  void classesFromACache() {
    assertThat(new GenerateReport(0, new Restored(2, "the cache", new Classes(1, 2, 3))).line())
        .isEqualTo(
            "2 migrations found; classes restored from the cache; files: 1 written, 2 unchanged,"
                + " 3 removed");
  }

  @Test
  void sameSchema() {
    assertThat(new GenerateReport(1, new SameSchema(2, 1, POSTGRES, SECONDS)).line())
        .isEqualTo(
            "1 of 2 migrations applied, 1 in a snapshot already; PostgreSQL 18.6.0 (embedded); jOOQ"
                + " would see the same schema as before, so the classes are up to date; 3.6 s");
  }
}
