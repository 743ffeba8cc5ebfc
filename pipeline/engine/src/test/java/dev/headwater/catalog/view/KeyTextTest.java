package dev.headwater.catalog.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Keys as PostgreSQL prints them. */
final class KeyTextTest {

  @Test
  void foreignKeyNamesTwoListsAndATable() {
    assertThat(
            KeyText.of("FOREIGN KEY (a, b) REFERENCES public.t(x, y) ON DELETE CASCADE NOT VALID"))
        .isEqualTo(
            new KeyText(
                List.of("a", "b"), "public.t", List.of("x", "y"), "ON DELETE CASCADE NOT VALID"));
  }

  @Test
  void namesInQuotesMayHoldAnything() {
    assertThat(
            KeyText.of(
                "FOREIGN KEY (\"a, (b)\", \"c\"\"d\") REFERENCES \"s.(\".\"t)\"(\"x) y\", z)"))
        .isEqualTo(
            new KeyText(
                List.of("\"a, (b)\"", "\"c\"\"d\""),
                "\"s.(\".\"t)\"",
                List.of("\"x) y\"", "z"),
                ""));
  }

  @Test
  void periodsAreColumns() {
    assertThat(KeyText.of("FOREIGN KEY (id, PERIOD during) REFERENCES t(id, PERIOD during)"))
        .isEqualTo(new KeyText(List.of("id", "during"), "t", List.of("id", "during"), ""));
  }

  @Test
  void keysReferToNothing() {
    assertThat(KeyText.of("UNIQUE NULLS NOT DISTINCT (a, b) INCLUDE (c) DEFERRABLE"))
        .isEqualTo(new KeyText(List.of("a", "b"), "", List.of(), "INCLUDE (c) DEFERRABLE"));
  }
}
