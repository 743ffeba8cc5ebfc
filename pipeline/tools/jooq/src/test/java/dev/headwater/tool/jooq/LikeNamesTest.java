package dev.headwater.tool.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LikeNamesTest {

  @Test
  void theFirstKeepsItsNameAndTheOthersTakeNoNameOfAThird() {
    assertThat(suffixes(Set.of(), "a", "A", "a_2", "b")).isEqualTo(Map.of("A", "_3"));
  }

  @Test
  void nobodyTakesAReservedName() {
    assertThat(suffixes(Set.of("a", "a_2"), "a", "b")).isEqualTo(Map.of("a", "_3"));
  }

  private static Map<String, String> suffixes(Set<String> taken, String... names) {
    return LikeNames.suffixes(
        List.of(names),
        name -> name,
        (name, suffix) -> Set.of((name + suffix).toLowerCase(Locale.ROOT)),
        taken);
  }
}
