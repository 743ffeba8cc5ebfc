package dev.headwater.web.page;

import java.util.List;

/** The page of all routines with one name. */
record RoutinePage(Heading heading, List<Routine> routines) {

  /**
   * One of them.
   *
   * @param signature with the types of the arguments
   * @param comment as HTML
   * @param history the migrations that made and changed it
   */
  record Routine(
      String anchor,
      String kind,
      String signature,
      String result,
      String language,
      String comment,
      String definition,
      List<Origins.Change> history,
      List<Section> sections,
      List<Link> usedBy) {

    boolean hasUsers() {
      return !usedBy.isEmpty();
    }
  }
}
