package dev.headwater.web.page;

import java.util.List;

/**
 * The first page.
 *
 * @param postgres such as {@code 18.6}
 * @param counts such as {@code 29 tables}
 * @param figures of the groups that the user wants
 * @param leftOut what the site does not show
 * @param undocumented how many objects have no comment
 */
record IndexPage(
    String title,
    String postgres,
    List<Property> counts,
    List<Figure> figures,
    List<Group> groups,
    List<String> leftOut,
    int undocumented) {

  boolean lacksComments() {
    return undocumented > 0;
  }
}
