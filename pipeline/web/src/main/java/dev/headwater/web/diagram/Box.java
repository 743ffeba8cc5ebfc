package dev.headwater.web.diagram;

import dev.headwater.catalog.view.Relation;
import dev.headwater.spi.LayoutTool;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A table in a picture.
 *
 * @param rows the columns that are shown
 * @param hidden how many others it has
 * @param isSubject whether the picture is about it
 */
record Box(Relation relation, List<Row> rows, int hidden, boolean isSubject, Sign sign) {

  static final double HEADER = 30;
  static final double ROW = 21;
  static final double PADDING = 10;
  static final double ICON = 20;
  private static final double GAP = 18;
  private static final double NARROWEST = 120;
  private static final int LONGEST_NAME = 36;
  private static final int MOST_ROWS = 40;

  /** The title is bold, and bold letters are wider in some fonts. */
  private static final double BOLD = 1.08;

  Box {
    rows = List.copyOf(rows);
  }

  /** With all columns, but for those that nobody could read. */
  static Box subject(Relation relation, Set<String> needed) {
    long others = MOST_ROWS - needed.size();
    List<String> first =
        relation.columns().stream()
            .map(column -> column.name())
            .filter(name -> !needed.contains(name))
            .limit(Math.max(0, others))
            .toList();
    return of(relation, name -> needed.contains(name) || first.contains(name), true);
  }

  /**
   * With the columns of keys alone.
   *
   * @param primary whether also with those of the primary key that no line needs
   */
  static Box neighbour(Relation relation, Set<String> needed, boolean primary) {
    return of(
        relation, name -> needed.contains(name) || primary && relation.isPrimary(name), false);
  }

  private static Box of(Relation relation, Predicate<String> shown, boolean isSubject) {
    List<Row> rows =
        relation.columns().stream()
            .filter(column -> shown.test(column.name()))
            .map(column -> Row.of(relation, column))
            .toList();
    return new Box(relation, rows, relation.columns().size() - rows.size(), isSubject, Sign.NONE);
  }

  String title() {
    String name = TextWidth.cut(relation.id().qualified(), LONGEST_NAME);
    return sign == Sign.NONE ? name : sign.text() + " " + name;
  }

  /** Such as {@code 7 more}; empty where all columns are shown. */
  String more() {
    return hidden == 0 ? "" : "+ " + hidden;
  }

  double width() {
    double names = rows.stream().mapToDouble(row -> TextWidth.of(row.shownName())).max().orElse(0);
    double types = rows.stream().mapToDouble(row -> TextWidth.of(row.type())).max().orElse(0);
    return Stream.of(
            NARROWEST,
            2 * PADDING + TextWidth.of(title()) * BOLD,
            2 * PADDING + ICON + names + GAP + types)
        .reduce(0.0, Math::max);
  }

  double height() {
    return HEADER + ROW * (rows.size() + (hidden == 0 ? 0 : 1)) + 4;
  }

  /** The middle of a row; of the title where the column is not shown. */
  double middle(String column) {
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).name().equals(column)) {
        return HEADER + ROW * i + ROW / 2;
      }
    }
    return HEADER / 2;
  }

  LayoutTool.Box size() {
    return new LayoutTool.Box(width(), height());
  }
}
