package dev.headwater.tool;

import dev.headwater.io.Checksum;
import dev.headwater.spi.LayoutTool.Drawing;
import dev.headwater.spi.LayoutTool.Picture;
import dev.headwater.spi.LayoutTool.Point;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Pictures and drawings as text: a line with numbers for each part. */
final class DrawingText {

  private static final String SIZE = "size";
  private static final String BOX = "box";
  private static final String LINE = "line";
  private static final String SUM = "sum";

  private DrawingText() {}

  static String of(Picture picture) {
    StringBuilder text = new StringBuilder();
    picture.boxes().forEach(box -> text.append(box).append('\n'));
    picture.lines().forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  static byte[] of(Drawing drawing) {
    StringBuilder text = new StringBuilder();
    text.append(SIZE).append(numbers(List.of(new Point(drawing.width(), drawing.height()))));
    drawing.boxes().forEach(point -> text.append(BOX).append(numbers(List.of(point))));
    drawing.lines().forEach(points -> text.append(LINE).append(numbers(points)));
    String sum = Checksum.of(text.toString());
    text.append(SUM).append(' ').append(sum).append('\n');
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String numbers(List<Point> points) {
    return points.stream()
        .map(point -> String.format(Locale.ROOT, " %.2f %.2f", point.x(), point.y()))
        .collect(Collectors.joining("", "", "\n"));
  }

  /**
   * The drawing of a text.
   *
   * @throws IllegalArgumentException when it is none, or damaged
   */
  static Drawing drawing(byte[] bytes) {
    Point size = new Point(0, 0);
    List<Point> boxes = new ArrayList<>();
    List<List<Point>> lines = new ArrayList<>();
    String text = new String(bytes, StandardCharsets.UTF_8);
    int sum = text.lastIndexOf(SUM);
    if (sum < 0
        || !text.substring(sum).equals(SUM + " " + Checksum.of(text.substring(0, sum)) + "\n")) {
      throw new IllegalArgumentException("the sum is wrong");
    }
    for (String line : text.substring(0, sum).split("\n", -1)) {
      String[] words = line.split(" ", -1);
      List<Point> points = new ArrayList<>();
      for (int i = 2; i < words.length; i += 2) {
        points.add(new Point(Double.parseDouble(words[i - 1]), Double.parseDouble(words[i])));
      }
      switch (words[0]) {
        case SIZE -> size = points.get(0);
        case BOX -> boxes.add(points.get(0));
        case LINE -> lines.add(points);
        case "" -> {}
        default -> throw new IllegalArgumentException(line);
      }
    }
    return new Drawing(size.x(), size.y(), boxes, lines);
  }
}
