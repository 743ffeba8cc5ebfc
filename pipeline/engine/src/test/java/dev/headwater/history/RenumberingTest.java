package dev.headwater.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.script.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RenumberingTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "11, 7, 12",
    "11, 007, 012",
    "999, 007, 1000",
    "1.9, 1.4, 1.10",
    "1.9, 1_4, 1_10",
    "1.9, 01_04, 01_10",
    "1.2.3, 1.1, 1.3",
    "1.2.3, 1, 2",
    "5, 4.1, 5.1",
    "2026.1.9, 2026.01.03, 2026.01.10",
    "20260101120000, 20251231000000, 20260101120001",
    "20261231235959, 20251231000000, 20270101000000",
    "202602282359, 202601010000, 202603010000",
    "20260228, 20260115, 20260301",
    "20260228, 7, 20260301",
    "99999999, 12345678, 100000000",
    "20260101120000, 3, 20260101120001"
  })
  void nextVersionLooksLikeTheOldOne(String newest, String written, String next) {
    assertThat(NextVersion.after(new Version(newest), written)).isEqualTo(next);
  }

  @Test
  void versionsBehindTheBaseMoveBehindItsNewestInTheirOrder() throws Exception {
    Clone clone =
        Clone.withTwo(folder)
            .add("db/V3__a.sql", "db/V4__b.sql", "db/V5__c.sql")
            .onMain("db/V3__theirs.sql", "db/V4__theirs too.sql")
            .add("db/V6__d.sql");

    assertThat(renumbered(clone))
        .containsExactly(
            "V3__a.sql > V5__a.sql",
            "V4__b.sql > V6__b.sql",
            "V5__c.sql > V7__c.sql",
            "V6__d.sql > V8__d.sql");
    assertThat(clone.problems()).isEmpty();
    assertThat(renumbered(clone)).isEmpty();
    assertThat(names())
        .containsExactly(
            "V1__users.sql", "V2__orders.sql", "V5__a.sql", "V6__b.sql", "V7__c.sql", "V8__d.sql");
  }

  @Test
  void versionsFarAboveStay() throws Exception {
    Clone clone =
        Clone.withTwo(folder).add("db/V3__a.sql", "db/V9__b.sql").onMain("db/V3__theirs.sql");

    assertThat(renumbered(clone)).containsExactly("V3__a.sql > V4__a.sql");
  }

  @Test
  void gitFollowsTheFile() throws Exception {
    Clone clone = Clone.withTwo(folder).add("db/V3__a.sql").onMain("db/V3__theirs.sql");

    renumbered(clone);

    Git.Answer status = Git.in(folder).run("status", "--porcelain");
    assertThat(status.line()).isEqualTo("R  db/V3__a.sql -> db/V4__a.sql");
  }

  @Test
  void undoScriptsAndSettingsGoWithTheirMigration() throws Exception {
    Clone clone =
        Clone.withTwo(folder)
            .add("db/V3__a.sql", "db/U3__a.sql", "db/V3__a.sql.conf")
            .onMain("db/V3__theirs.sql");

    assertThat(renumbered(clone))
        .containsExactly(
            "V3__a.sql > V4__a.sql", "V3__a.sql.conf > V4__a.sql.conf", "U3__a.sql > U4__a.sql");
  }

  @Test
  void outOfOrderVersionsMayBeLowButNotTaken() throws Exception {
    Clone clone =
        Clone.withTwo(folder)
            .flyway("outOfOrder", "true")
            .add("db/V3__a.sql", "db/V4__b.sql", "db/V5__c.sql")
            .onMain("db/V4__theirs.sql", "db/V6__theirs too.sql");

    assertThat(renumbered(clone)).containsExactly("V4__b.sql > V7__b.sql", "V5__c.sql > V8__c.sql");
    assertThat(clone.problems()).isEmpty();
  }

  @Test
  void mergedMigrationsAreNeverTouched() throws Exception {
    Clone clone =
        Clone.withTwo(folder)
            .move("db/V2__orders.sql", "db/V3__orders.sql")
            .add("db/V1__users.sql");
    clone.onMain("db/V3__theirs.sql");

    assertThat(renumbered(clone)).isEmpty();
    assertThat(names()).containsExactly("V1__users.sql", "V3__orders.sql");
  }

  @Test
  void anotherFileInTheWayIsNotOverwritten() throws Exception {
    Clone clone = Clone.withTwo(folder).add("db/V3__a.sql").onMain("db/V3__theirs.sql");
    clone.write(".git/info/exclude", "V4*").add("db/V4__a.sql");

    assertThatThrownBy(() -> renumbered(clone))
        .hasMessage(
            """
            db/V4__a.sql: error[renumber]: the new name of a migration is in use
              fix: move that file away, and run headwater:renumber again""");
  }

  private static List<String> renumbered(Clone clone) throws Exception {
    Renumbering renumbering = Renumbering.plan(clone.request().scripts(), "main");
    renumbering.apply(clone.folder);
    return renumbering.moves().stream()
        .map(move -> move.from().getFileName() + " > " + move.to().getFileName())
        .toList();
  }

  private List<String> names() throws Exception {
    try (Stream<Path> files = Files.list(folder.resolve("db"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
