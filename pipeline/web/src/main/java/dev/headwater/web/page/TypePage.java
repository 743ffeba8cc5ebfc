package dev.headwater.web.page;

import java.util.List;

/**
 * The page of a type.
 *
 * @param labels of an enum
 * @param columns the attributes of a composite type
 */
record TypePage(
    Heading heading,
    List<Label> labels,
    List<ColumnLine> columns,
    List<Section> sections,
    List<Link> usedBy) {

  /** A label of an enum, as SQL writes it. */
  record Label(String anchor, String name) {}

  boolean hasLabels() {
    return !labels.isEmpty();
  }

  int labelCount() {
    return labels.size();
  }

  boolean hasColumns() {
    return !columns.isEmpty();
  }

  /** Attributes have no defaults. */
  boolean hasValues() {
    return false;
  }

  boolean hasOrigins() {
    return columns.stream().anyMatch(column -> !column.history().isEmpty());
  }

  boolean hasUses() {
    return false;
  }

  List<Link> uses() {
    return List.of();
  }

  boolean hasUsers() {
    return !usedBy.isEmpty();
  }
}
