package dev.headwater.command.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.command.live.Extent.All;
import dev.headwater.command.live.Extent.Steps;
import dev.headwater.command.live.Extent.To;
import dev.headwater.script.Version;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ExtentTest {

  private static Extent of(String to, long steps) {
    return Extent.of(
        Optional.of(to).filter(word -> !word.isEmpty()),
        Optional.of(steps).filter(count -> count != 0),
        new All());
  }

  @Test
  void wordsAreRead() {
    assertThat(of("", 0)).isEqualTo(new All());
    assertThat(of("", 3)).isEqualTo(new Steps(3));
    assertThat(of("V2_1", 0)).isEqualTo(of("2.1", 0)).isEqualTo(new To(new Version("2.1")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"+1", "head", "base"})
  void wordsOfOtherToolsAreAnsweredWithOurs(String word) {
    assertThatThrownBy(() -> of(word, 0))
        .hasMessage(
            """
            error[extent]: <to> is no version: "%s"
              fix: -Dheadwater.to=V43; or -Dheadwater.steps=1 for one migration; to the newest one: neither; before the first one: -Dheadwater.to=0"""
                .formatted(word));
  }

  @Test
  void wordsThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> of("V2", 1))
        .hasMessage(
            """
            error[extent]: both a version and a number of steps are given
              fix: -Dheadwater.to=V43 or -Dheadwater.steps=1""");
    assertThatThrownBy(() -> of("", -1))
        .hasMessage(
            """
            error[extent]: <steps> cannot be -1
              fix: -Dheadwater.steps=1""");
  }
}
