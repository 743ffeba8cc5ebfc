package dev.headwater.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import org.junit.jupiter.api.Test;

final class RenamedSettingTest {

  private static final String WHY =
      "\n  why: the provider server makes throwaway databases; under the old name, somebody could"
          + " make them on a production server by mistake";

  @Test
  void oldElementNamesTheNewOne() {
    assertThat(RenamedSetting.ofElement("serverId").map(Problem::render))
        .contains(
            "error[renamed-parameter]: the element <serverId> is now <server><id>"
                + WHY
                + "\n  fix: <server><id>…</id></server> in the POM, or -Dheadwater.server.id=…");
  }

  @Test
  void oldPropertyNamesTheNewOneWhereverItIsRead() {
    assertThatThrownBy(() -> new Settings().setProperty("headwater.url", "jdbc:postgresql:x"))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            "error[renamed-parameter]: the property headwater.url is now headwater.server.url"
                + WHY
                + "\n  fix: <server><url>…</url></server> in the POM, or"
                + " -Dheadwater.server.url=…");
  }

  @Test
  void otherNamesWereNeverThere() {
    assertThat(RenamedSetting.ofElement("user")).isEmpty();
    assertThat(RenamedSetting.ofProperty("headwater.user")).isEmpty();
    assertThat(RenamedSetting.ofProperty("spring.datasource.url")).isEmpty();
    assertThat(RenamedSetting.ofProperty("url")).isEmpty();
  }
}
