package dev.headwater.web.page;

import java.util.List;

/**
 * An object that is told in a line: a constraint, an index, a right.
 *
 * @param anchor empty where nothing leads here
 * @param text its definition, as PostgreSQL prints it
 * @param comment as HTML
 * @param links to what it uses
 * @param history the migrations that made and changed it
 */
record Item(
    String anchor,
    String name,
    String text,
    String comment,
    List<Link> links,
    List<Origins.Change> history) {

  boolean hasLinks() {
    return !links.isEmpty();
  }
}
