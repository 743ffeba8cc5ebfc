package dev.headwater.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.spi.LayoutTool.Drawing;
import dev.headwater.spi.LayoutTool.Point;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Layouts as they are kept. */
final class DrawingTextTest {

  private static final Drawing DRAWING =
      new Drawing(
          100.5,
          20,
          List.of(new Point(1, 2), new Point(3, 4)),
          List.of(List.of(new Point(1, 1), new Point(1, 3.25)), List.of()));

  @Test
  void drawingsComeBack() {
    assertThat(DrawingText.drawing(DrawingText.of(DRAWING))).isEqualTo(DRAWING);
  }

  @Test
  void damageIsSeen() {
    String text = new String(DrawingText.of(DRAWING), StandardCharsets.UTF_8);
    for (String damaged : List.of("", text.replace("100.50", "100.51"), text.substring(9))) {
      assertThatThrownBy(() -> DrawingText.drawing(damaged.getBytes(StandardCharsets.UTF_8)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
