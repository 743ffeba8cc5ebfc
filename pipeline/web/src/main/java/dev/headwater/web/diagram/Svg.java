package dev.headwater.web.diagram;

import dev.headwater.catalog.Id;
import dev.headwater.catalog.view.ForeignKey;
import dev.headwater.catalog.view.Relation;
import dev.headwater.spi.LayoutTool.Drawing;
import dev.headwater.spi.LayoutTool.Point;
import dev.headwater.web.text.SafeText;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Writes a diagram as SVG; the style sheet of the pages gives it colours. */
record Svg(Diagram diagram, Drawing drawing, Function<Id, String> href) {

  private static final String NAMESPACE = "xmlns=\"http://www.w3.org/2000/svg\"";

  private static final double RADIUS = 6;

  /** The length of what ends a line. */
  private static final double FOOT = 9;

  /** A part of a page, whose style sheet gives it colours. */
  String render(String label) {
    return render(label, "");
  }

  /**
   * A picture that stands alone.
   *
   * @param css its own style sheet
   */
  String renderAlone(String label, String css) {
    return render(
        label,
        "<style>"
            + css
            + "</style>\n<rect class=\"ground\" width=\"100%\" height=\"100%\" rx=\"8\"/>\n");
  }

  private String render(String label, String first) {
    StringBuilder svg = new StringBuilder();
    svg.append(
        format(
            "<svg %s role=\"group\" aria-label=\"%s\""
                + " width=\"%s\" height=\"%s\" viewBox=\"0 0 %s %s\">\n",
            NAMESPACE,
            SafeText.xml(label),
            drawing.width(),
            drawing.height(),
            drawing.width(),
            drawing.height()));
    svg.append(first);
    for (int i = 0; i < diagram.lines().size(); i++) {
      svg.append(line(diagram.lines().get(i), drawing.lines().get(i)));
    }
    for (int i = 0; i < diagram.boxes().size(); i++) {
      svg.append(box(diagram.boxes().get(i), drawing.boxes().get(i)));
    }
    return svg.append("</svg>\n").toString();
  }

  private String line(Line line, List<Point> points) {
    ForeignKey key = line.key();
    Relation from = diagram.from(line);
    boolean optional =
        key.columns().stream()
            .anyMatch(name -> from.column(name).filter(c -> !c.isNotNull()).isPresent());
    return format(
        "<g class=\"key%s%s\"><title>%s</title><path class=\"way\" d=\"%s\"/><path class=\"end\""
            + " d=\"%s%s\"/></g>\n",
        optional ? " optional" : "",
        line.sign().style(),
        SafeText.xml(title(line)),
        way(points),
        from.isUnique(key.columns()) ? bar(points.get(0), FOOT) : foot(points.get(0)),
        bar(points.get(points.size() - 1), -FOOT));
  }

  private static String title(Line line) {
    ForeignKey key = line.key();
    return (line.sign() == Sign.NONE ? "" : line.sign().word() + ": ")
        + key.name()
        + "\n"
        + key.from().qualified()
        + " ("
        + String.join(", ", key.columns())
        + ") → "
        + key.to().qualified()
        + " ("
        + String.join(", ", key.referenced())
        + ")";
  }

  /** The line with rounded corners. */
  private static String way(List<Point> points) {
    StringBuilder way = new StringBuilder();
    way.append(format("M%s %s", points.get(0).x(), points.get(0).y()));
    for (int i = 1; i < points.size() - 1; i++) {
      Point corner = points.get(i);
      Point before = towards(corner, points.get(i - 1));
      Point after = towards(corner, points.get(i + 1));
      way.append(
          format(
              "L%s %sQ%s %s %s %s",
              before.x(), before.y(), corner.x(), corner.y(), after.x(), after.y()));
    }
    Point end = points.get(points.size() - 1);
    return way.append(format("L%s %s", end.x(), end.y())).toString();
  }

  private static Point towards(Point from, Point to) {
    double length = Math.hypot(to.x() - from.x(), to.y() - from.y());
    double part = length == 0 ? 0 : Math.min(RADIUS, length / 2) / length;
    return new Point(from.x() + (to.x() - from.x()) * part, from.y() + (to.y() - from.y()) * part);
  }

  /** Many rows may refer to one. */
  private static String foot(Point at) {
    return format(
        "M%s %sL%s %sL%s %s", at.x(), at.y() - 5, at.x() + FOOT, at.y(), at.x(), at.y() + 5);
  }

  /** One row. */
  private static String bar(Point at, double away) {
    return format("M%s %sL%s %s", at.x() + away, at.y() - 5, at.x() + away, at.y() + 5);
  }

  private String box(Box box, Point at) {
    Relation relation = box.relation();
    StringBuilder svg = new StringBuilder();
    String page = href.apply(relation.id());
    svg.append(
        format(
            "<%s class=\"box%s%s%s\"><title>%s</title><g transform=\"translate(%s %s)\">",
            page.isEmpty() ? "g" : "a href=\"" + SafeText.xml(page) + "\"",
            box.isSubject() ? " subject" : "",
            relation.isView() ? " view" : "",
            box.sign().style(),
            SafeText.xml(title(box)),
            at.x(),
            at.y()));
    svg.append(
        format(
            "<rect class=\"frame\" width=\"%s\" height=\"%s\" rx=\"7\"/>"
                + "<path class=\"head\" d=\"M0 %s V7 Q0 0 7 0 H%s Q%s 0 %s 7 V%s Z\"/>",
            box.width(),
            box.height(),
            Box.HEADER - 2,
            box.width() - 7,
            box.width(),
            box.width(),
            Box.HEADER - 2));
    svg.append(text("name", Box.PADDING, Box.HEADER / 2 + 3, box.title()));
    for (int i = 0; i < box.rows().size(); i++) {
      svg.append(row(box, box.rows().get(i), Box.HEADER + Box.ROW * i + Box.ROW / 2));
    }
    if (box.hidden() > 0) {
      double y = Box.HEADER + Box.ROW * box.rows().size() + Box.ROW / 2;
      svg.append(text("more", Box.PADDING + Box.ICON, y + 4, box.more()));
    }
    return svg.append(page.isEmpty() ? "</g></g>\n" : "</g></a>\n").toString();
  }

  private static String title(Box box) {
    String sign = box.sign() == Sign.NONE ? "" : box.sign().word() + ": ";
    return sign + box.relation().id();
  }

  private static String row(Box box, Row row, double middle) {
    String icon =
        switch (row.key()) {
          case "primary" -> dot(middle, "primary");
          case "foreign" -> dot(middle, "foreign");
          default -> "";
        };
    return back(box, row, middle)
        + icon
        + text(
            (row.notNull() ? "column" : "column optional") + row.sign().style(),
            Box.PADDING + Box.ICON,
            middle + 4,
            row.shownName())
        + text("type", box.width() - Box.PADDING, middle + 4, row.type());
  }

  /** A changed row has a colour and a sign at its left edge. */
  private static String back(Box box, Row row, double middle) {
    return row.sign() == Sign.NONE
        ? ""
        : format(
                "<rect class=\"row%s\" x=\"1\" y=\"%s\" width=\"%s\" height=\"%s\"/>",
                row.sign().style(), middle - Box.ROW / 2, box.width() - 2, Box.ROW)
            + text("sign" + row.sign().style(), 5, middle + 4, row.sign().text());
  }

  private static String dot(double middle, String kind) {
    return format(
        "<circle class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"3.5\"/>", kind, Box.PADDING + 9, middle);
  }

  private static String text(String kind, double x, double y, String text) {
    return format("<text class=\"%s\" x=\"%s\" y=\"%s\">%s</text>", kind, x, y, SafeText.xml(text));
  }

  /** Numbers with at most two digits after the point. */
  private static String format(String text, Object... values) {
    for (int i = 0; i < values.length; i++) {
      if (values[i] instanceof Double number) {
        values[i] = String.format(Locale.ROOT, "%.2f", number).replaceFirst("\\.?0+$", "");
      }
    }
    return String.format(Locale.ROOT, text, values);
  }
}
