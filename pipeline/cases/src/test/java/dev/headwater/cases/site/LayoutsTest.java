package dev.headwater.cases.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.spi.LayoutTool.Box;
import dev.headwater.spi.LayoutTool.Drawing;
import dev.headwater.spi.LayoutTool.End;
import dev.headwater.spi.LayoutTool.Line;
import dev.headwater.spi.LayoutTool.Picture;
import dev.headwater.spi.LayoutTool.Point;
import dev.headwater.tool.Layouts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Diagrams can be read: no box lies on another one, and lines end where their columns are. */
final class LayoutsTest {

  private static final TestArtifacts ARTIFACTS = new TestArtifacts();

  @TempDir private Path cache;

  @Test
  void boxesDoNotOverlapAndLinesEndAtThem() throws Exception {
    try (Layouts layouts = new Layouts(ARTIFACTS, Optional.empty())) {
      for (int seed = 0; seed < 12; seed++) {
        Picture picture = picture(seed);
        Drawing drawing = layouts.place(picture);
        assertThat(drawing.isOf(picture)).isTrue();
        assertThat(overlaps(picture, drawing)).as("seed " + seed).isEmpty();
        for (int i = 0; i < picture.lines().size(); i++) {
          Line line = picture.lines().get(i);
          List<Point> points = drawing.lines().get(i);
          Point from = drawing.boxes().get(line.from().box());
          double width = picture.boxes().get(line.from().box()).width();
          meet(points.get(0), new Point(from.x() + width, from.y() + line.from().y()));
          Point to = drawing.boxes().get(line.to().box());
          meet(points.get(points.size() - 1), new Point(to.x(), to.y() + line.to().y()));
        }
      }
    }
  }

  private static void meet(Point one, Point other) {
    assertThat(one.x()).isCloseTo(other.x(), within(0.02));
    assertThat(one.y()).isCloseTo(other.y(), within(0.02));
  }

  @Test
  void layoutsAreKeptAndStayTheSame() throws Exception {
    Drawing first;
    try (Layouts layouts = new Layouts(ARTIFACTS, Optional.of(cache))) {
      first = layouts.place(picture(1));
    }
    try (Layouts layouts = new Layouts(NoArtifacts.NONE, Optional.of(cache))) {
      assertThat(layouts.place(picture(1))).isEqualTo(first);
    }
    try (Layouts layouts = new Layouts(ARTIFACTS, Optional.empty())) {
      assertThat(layouts.place(picture(1))).isEqualTo(first);
    }
  }

  private static Picture picture(int seed) {
    Random random = new Random(seed);
    int number = 2 + random.nextInt(38);
    List<Box> boxes = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      boxes.add(new Box(100 + random.nextInt(200), 40 + random.nextInt(300)));
    }
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < number * 3 / 2; i++) {
      lines.add(new Line(end(boxes, random), end(boxes, random)));
    }
    return new Picture(boxes, lines);
  }

  private static End end(List<Box> boxes, Random random) {
    int box = random.nextInt(boxes.size());
    return new End(box, random.nextInt((int) boxes.get(box).height()));
  }

  private static List<String> overlaps(Picture picture, Drawing drawing) {
    List<String> overlaps = new ArrayList<>();
    for (int i = 0; i < picture.boxes().size(); i++) {
      for (int j = 0; j < i; j++) {
        Point a = drawing.boxes().get(i);
        Point b = drawing.boxes().get(j);
        boolean apart =
            a.x() >= b.x() + picture.boxes().get(j).width()
                || b.x() >= a.x() + picture.boxes().get(i).width()
                || a.y() >= b.y() + picture.boxes().get(j).height()
                || b.y() >= a.y() + picture.boxes().get(i).height();
        if (!apart) {
          overlaps.add(i + " and " + j);
        }
      }
    }
    return overlaps;
  }
}
