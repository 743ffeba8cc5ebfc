package dev.headwater.web.page;

import java.util.List;

/**
 * The page of a table or view.
 *
 * @param hasValues whether a column has a default
 * @param figures the table and its neighbours; none where there are no keys
 * @param widerFigures the neighbours of those, too, where that can be read
 * @param sections constraints, indexes, triggers and so on
 * @param partitions that have no page
 * @param definition of a view
 * @param java the lines that use it
 * @param past what each migration did to it
 * @param own the foreign keys that the table has; no list or one
 * @param others those that refer to it
 */
record RelationPage(
    Heading heading,
    List<ColumnLine> columns,
    boolean hasValues,
    List<Figure> figures,
    List<Figure> widerFigures,
    List<ReferenceList> own,
    List<ReferenceList> others,
    List<Section> sections,
    List<Property> partitions,
    String definition,
    List<Link> uses,
    List<Link> usedBy,
    List<Origins.Past> past,
    List<JavaUse> java) {

  /** The migrations of a view's columns are those of the view. */
  boolean hasOrigins() {
    return columns.stream().anyMatch(column -> !column.history().isEmpty());
  }

  boolean hasRelations() {
    return !own.isEmpty() || !others.isEmpty();
  }

  int columnCount() {
    return columns.size();
  }

  boolean hasPartitions() {
    return !partitions.isEmpty();
  }

  int partitionCount() {
    return partitions.size();
  }

  boolean hasPast() {
    return !past.isEmpty();
  }

  boolean hasJava() {
    return !java.isEmpty();
  }

  boolean hasUses() {
    return !uses.isEmpty();
  }

  boolean hasUsers() {
    return !usedBy.isEmpty();
  }
}
