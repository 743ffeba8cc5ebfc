package dev.headwater.web.diagram;

import dev.headwater.catalog.Id;
import dev.headwater.catalog.view.ForeignKey;
import dev.headwater.catalog.view.Relation;
import dev.headwater.catalog.view.SchemaView;
import dev.headwater.spi.LayoutTool;
import dev.headwater.spi.LayoutTool.End;
import dev.headwater.spi.LayoutTool.Picture;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Tables and the foreign keys between them.
 *
 * @param lines the keys that are drawn
 * @param more how many tables found no room
 */
public record Diagram(List<Box> boxes, List<Line> lines, int more) {

  /** More boxes are no picture any more. */
  public static final int MOST = 40;

  /** With more boxes, the columns that no line needs only make the picture larger. */
  private static final int MANY = 16;

  public Diagram {
    boxes = List.copyOf(boxes);
    lines = List.copyOf(lines);
  }

  /** A table with those that it refers to, and those that refer to it. */
  public static Diagram around(SchemaView view, Relation subject) {
    Set<ForeignKey> keys = keysOf(view, subject.id());
    return of(view, List.copyOf(tables(subject.id(), keys)), keys, Set.of(subject.id()));
  }

  /** The same, and the tables beside those. */
  public static Diagram twoStepsAround(SchemaView view, Relation subject) {
    Set<ForeignKey> keys = new LinkedHashSet<>();
    for (Id table : tables(subject.id(), keysOf(view, subject.id()))) {
      keys.addAll(keysOf(view, table));
    }
    return of(view, List.copyOf(tables(subject.id(), keys)), keys, Set.of(subject.id()));
  }

  /** Some tables, with the keys between them. */
  public static Diagram ofGroup(SchemaView view, List<Id> tables) {
    List<ForeignKey> all =
        view.relations().stream().flatMap(relation -> relation.foreignKeys().stream()).toList();
    return of(view, tables, all, Set.of());
  }

  /** Pictures of all tables that have keys to each other, so many that each can be read. */
  public static List<Diagram> of(SchemaView view, Collection<Id> tables) {
    List<ForeignKey> all =
        view.relations().stream().flatMap(relation -> relation.foreignKeys().stream()).toList();
    return TableGroups.of(tables, all, MOST).stream()
        .map(group -> of(view, group, all, Set.of()))
        .toList();
  }

  private static Set<ForeignKey> keysOf(SchemaView view, Id table) {
    Set<ForeignKey> keys =
        new LinkedHashSet<>(view.relation(table).map(Relation::foreignKeys).orElse(List.of()));
    keys.addAll(view.referring(table));
    return keys;
  }

  private static Set<Id> tables(Id first, Set<ForeignKey> keys) {
    Set<Id> tables = new LinkedHashSet<>(Set.of(first));
    for (ForeignKey key : keys) {
      tables.add(key.to());
      tables.add(key.from());
    }
    return tables;
  }

  private static Diagram of(
      SchemaView view, List<Id> tables, Collection<ForeignKey> keys, Set<Id> subjects) {
    List<Id> shown = tables.stream().limit(MOST).toList();
    List<ForeignKey> lines =
        keys.stream()
            .filter(key -> shown.contains(key.from()) && shown.contains(key.to()))
            .toList();
    List<Box> boxes = new ArrayList<>();
    for (Id id : shown) {
      Relation relation = view.relation(id).orElseThrow();
      Set<String> needed = ends(id, lines);
      boxes.add(
          subjects.contains(id)
              ? Box.subject(relation, needed)
              : Box.neighbour(relation, needed, shown.size() <= MANY));
    }
    return new Diagram(boxes, lines.stream().map(Line::of).toList(), tables.size() - shown.size());
  }

  /** The columns of a table where lines begin or end. */
  private static Set<String> ends(Id table, List<ForeignKey> lines) {
    Set<String> columns = new HashSet<>();
    for (ForeignKey key : lines) {
      if (key.from().equals(table)) {
        columns.addAll(key.columns());
      }
      if (key.to().equals(table)) {
        columns.addAll(key.referenced());
      }
    }
    return columns;
  }

  /** The table with the most lines; the first of several. */
  public Id middle() {
    return boxes.stream()
        .map(box -> box.relation().id())
        .max(
            Comparator.comparingLong((Id id) -> lines(id)).thenComparing(Comparator.reverseOrder()))
        .orElseThrow();
  }

  private long lines(Id table) {
    return lines.stream().filter(key -> key.from().equals(table) || key.to().equals(table)).count();
  }

  /** How many tables it shows. */
  public int size() {
    return boxes.size();
  }

  public boolean hasLines() {
    return !lines.isEmpty();
  }

  /**
   * The picture as SVG.
   *
   * @param label for those who cannot see it
   * @param href the address of a table's page
   */
  public String svg(LayoutTool layout, String label, Function<Id, String> href) {
    return placed(layout, href).render(label);
  }

  /**
   * The picture as SVG that needs nothing else.
   *
   * @param css its style sheet
   */
  public String svgAlone(LayoutTool layout, String label, String css) {
    return placed(layout, any -> "").renderAlone(label, css);
  }

  private Svg placed(LayoutTool layout, Function<Id, String> href) {
    List<LayoutTool.Line> edges =
        lines.stream()
            .map(
                line ->
                    new LayoutTool.Line(
                        end(line.from(), line.key().columns().get(0)),
                        end(line.to(), line.key().referenced().get(0))))
            .toList();
    Picture picture = new Picture(boxes.stream().map(Box::size).toList(), edges);
    return new Svg(this, layout.place(picture), href);
  }

  private End end(Id table, String column) {
    for (int i = 0; i < boxes.size(); i++) {
      if (boxes.get(i).relation().id().equals(table)) {
        return new End(i, boxes.get(i).middle(column));
      }
    }
    throw new IllegalArgumentException(table.toString());
  }

  /** The table at the beginning of a line. */
  Relation from(Line line) {
    return boxes.stream()
        .map(Box::relation)
        .filter(relation -> relation.id().equals(line.from()))
        .findFirst()
        .orElseThrow();
  }
}
