package dev.headwater.database.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ThrowawayNameTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "postgres",
        "headwater",
        "headwater_prod",
        "headwater_0123456789abcdef012",
        "headwater_0123456789abcdef01234",
        "headwater_0123456789ABCDEF0123",
        " headwater_0123456789abcdef0123",
        "headwater_0123456789abcdef0123\n",
        "headwater_0123456789abcdef0123\"; drop database shop; --"
      })
  void nothingElseCanBecomeAName(String name) {
    assertThatThrownBy(() -> new ThrowawayName(name)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void namesOfOneMomentDiffer() {
    Instant now = Instant.parse("2026-01-02T03:04:05Z");
    assertThat(ThrowawayName.at(now)).isNotEqualTo(ThrowawayName.at(now));
    assertThat(ThrowawayName.at(now).created()).isEqualTo(now);
  }

  @Test
  void whatAUserWritesCannotLeaveItsQuotes() {
    ThrowawayName name = new ThrowawayName("headwater_0123456789abcdef0123");
    assertThat(name.setFromCurrent("a\".b; drop database shop").sql())
        .isEqualTo(
            "alter database headwater_0123456789abcdef0123 set"
                + " \"a\"\"\".\"b; drop database shop\" from current");
    assertThat(name.mark(new DatabaseMark(Instant.EPOCH, "o'neill'; drop@::1", false)).sql())
        .isEqualTo(
            "comment on database headwater_0123456789abcdef0123 is 'Headwater: throwaway database,"
                + " created 1970-01-01T00:00:00Z by o_neill___drop@::1; its run drops it, or a"
                + " later one if that was killed'");
  }
}
