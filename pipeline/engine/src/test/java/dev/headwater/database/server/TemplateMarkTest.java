package dev.headwater.database.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What stands on a template can be read again, and nothing else is taken for it. */
final class TemplateMarkTest {

  private static final TemplateMark MARK =
      new TemplateMark(
          Instant.parse("2026-11-23T06:00:00Z"),
          "jane@10.1.2.3",
          true,
          Map.of("work_mem", "5MB", "app.text", "it's; session = \u00e4", "empty", ""));

  @Test
  void saysWhatItIs() {
    TemplateMark plain = new TemplateMark(MARK.used(), MARK.by(), true, Map.of("a", "b"));
    assertThat(plain.text())
        .isEqualTo(
            "Headwater: template database, used 2026-11-23T06:00:00Z, made by jane@10.1.2.3; runs"
                + " begin with it, and drop it when there are newer ones; session 61=62");
  }

  @Test
  void isReadAsItWasWritten() {
    assertThat(TemplateMark.parse(MARK.text())).contains(MARK);
    TemplateMark useless = MARK.useless().usedAt(Instant.EPOCH);
    assertThat(TemplateMark.parse(useless.text())).contains(useless);
    assertThat(useless.usable()).isFalse();
  }

  @Test
  void otherCommentsAreNone() {
    for (String comment :
        new String[] {
          "",
          "see " + MARK.text(),
          MARK.text() + " or so",
          MARK.text().replace("2026-11-23", "yesterday"),
          MARK.text() + " 6=6",
          new DatabaseMark(MARK.used(), MARK.by(), false).text()
        }) {
      assertThat(TemplateMark.parse(comment)).as(comment).isEmpty();
    }
  }

  @Test
  void nameOfAnotherFormMakesNoStatement() {
    assertThatThrownBy(() -> new TemplateName("payroll"))
        .hasMessage("not the name of a template: payroll");
    assertThat(TemplateName.of("0123456789abcdef0123456789abcdef01234567").drop().sql())
        .isEqualTo("drop database if exists headwater_t_0123456789abcdef0123456789abcdef01234567");
  }
}
