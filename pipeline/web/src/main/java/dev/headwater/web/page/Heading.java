package dev.headwater.web.page;

import java.util.List;

/**
 * The beginning of the page of an object.
 *
 * @param kind in PostgreSQL's words
 * @param comment as HTML
 * @param field the Java name; empty where there is none
 * @param properties further facts
 * @param history the migrations that made and changed it
 */
record Heading(
    String kind,
    Link schema,
    String name,
    String comment,
    String field,
    List<Property> properties,
    List<Origins.Change> history) {

  boolean hasHistory() {
    return !history.isEmpty();
  }

  boolean hasProperties() {
    return !properties.isEmpty();
  }
}
