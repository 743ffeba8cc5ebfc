package dev.headwater.web.page;

import java.util.List;

/**
 * The page of a schema: all that lies in it.
 *
 * @param figures of the tables that have keys to each other
 */
record SchemaPage(
    Heading heading, List<Figure> figures, List<Group> groups, List<Section> sections) {

  boolean hasFigures() {
    return !figures.isEmpty();
  }
}
