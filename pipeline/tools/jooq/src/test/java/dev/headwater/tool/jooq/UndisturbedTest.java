package dev.headwater.tool.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With {@code -T} and no JVM of their own, generations of one JVM overlap. */
class UndisturbedTest {

  private final Locale language = Locale.getDefault();

  @AfterEach
  void asBefore() {
    Locale.setDefault(language);
    System.clearProperty("jooq.codegen.skip");
  }

  @Test
  void isPutBackWhenTheLastOfThemEnds() {
    Locale turkish = Locale.forLanguageTag("tr");
    Locale.setDefault(turkish);
    System.setProperty("jooq.codegen.skip", "true");
    String seen =
        Undisturbed.run(
            () -> {
              Undisturbed.run(() -> "the one that ends first");
              return Locale.getDefault() + " " + System.getProperty("jooq.codegen.skip");
            });
    assertThat(seen).isEqualTo("en null");
    assertThat(Locale.getDefault()).isEqualTo(turkish);
    assertThat(System.getProperty("jooq.codegen.skip")).isEqualTo("true");
  }
}
