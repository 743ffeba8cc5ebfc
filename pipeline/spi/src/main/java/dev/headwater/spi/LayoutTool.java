package dev.headwater.spi;

import java.util.List;

/** Finds places for the boxes of a picture, and ways for the lines between them. */
public interface LayoutTool {

  /** The same picture always gets the same drawing. */
  Drawing place(Picture picture);

  /** A picture without places. */
  record Picture(List<Box> boxes, List<Line> lines) {

    public Picture {
      boxes = List.copyOf(boxes);
      lines = List.copyOf(lines);
    }
  }

  /** The size of a box. */
  record Box(double width, double height) {}

  /** A line from the right side of a box to the left side of a box, perhaps the same one. */
  record Line(End from, End to) {}

  /**
   * One end of a line.
   *
   * @param box its number in the picture, from 0
   * @param y how far below the top of the box
   */
  record End(int box, double y) {}

  /**
   * A picture with places.
   *
   * @param boxes the upper left corner of each box
   * @param lines the ends and bends of each line
   */
  record Drawing(double width, double height, List<Point> boxes, List<List<Point>> lines) {

    public Drawing {
      boxes = List.copyOf(boxes);
      lines = lines.stream().map(List::copyOf).toList();
    }

    /** Whether it can be a drawing of a picture. */
    public boolean isOf(Picture picture) {
      return boxes.size() == picture.boxes().size() && lines.size() == picture.lines().size();
    }
  }

  /** A place in the drawing, from its upper left corner. */
  record Point(double x, double y) {}
}
