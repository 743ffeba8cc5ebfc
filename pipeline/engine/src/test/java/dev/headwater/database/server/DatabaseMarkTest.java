package dev.headwater.database.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class DatabaseMarkTest {

  private static final DatabaseMark MARK =
      new DatabaseMark(Instant.parse("2026-01-02T03:04:05Z"), "jane@10.1.2.3", false);

  @Test
  void isReadAsItIsWritten() {
    assertThat(DatabaseMark.parse(MARK.text())).contains(MARK);
    assertThat(DatabaseMark.parse(MARK.keep().text())).contains(MARK.keep());
  }

  @Test
  void saysWhatAnAdministratorWantsToKnow() {
    assertThat(MARK.text())
        .isEqualTo(
            "Headwater: throwaway database, created 2026-01-02T03:04:05Z by jane@10.1.2.3; its run"
                + " drops it, or a later one if that was killed");
    assertThat(MARK.keep().text())
        .isEqualTo(
            "Headwater: kept database, created 2026-01-02T03:04:05Z by jane@10.1.2.3; it stays"
                + " until somebody drops it");
  }

  @Test
  void otherCommentsAreNoMarks() {
    assertThat(DatabaseMark.parse("")).isEmpty();
    assertThat(DatabaseMark.parse("the shop")).isEmpty();
    assertThat(DatabaseMark.parse(MARK.text().replace("2026-01", "2026-13"))).isEmpty();
    assertThat(DatabaseMark.parse("see: " + MARK.text())).isEmpty();
  }
}
