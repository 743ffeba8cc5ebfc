package dev.headwater.web.page;

import java.util.List;

/**
 * The page of a migration.
 *
 * @param counts such as {@code 2 added, 1 removed}; empty where it changed nothing
 * @param commit in which it came; empty where that is not known
 * @param figures the tables that it concerns, before and after in one picture
 * @param groups its changes, by the table or other object that they concern
 * @param sql the script itself; empty where it is no SQL
 * @param note what the page lacks of the script
 */
record MigrationPage(
    String name,
    String counts,
    String commit,
    List<Figure> figures,
    List<ChangeGroup> groups,
    String sql,
    String note,
    Link before,
    Link after) {

  /**
   * Changes of one object.
   *
   * @param title the table that all of them belong to; empty where an object stands alone
   */
  record ChangeGroup(String title, List<ChangeLine> lines) {}

  /**
   * A change.
   *
   * @param word {@code added}, {@code removed}, {@code changed} or {@code renamed}
   * @param name leads to the object where it is still there
   * @param told what there is to say in a line
   * @param loss empty where it loses nothing
   */
  record ChangeLine(
      String sign, String word, Link name, String told, String loss, List<Difference> differences) {

    boolean hasDifferences() {
      return !differences.isEmpty();
    }
  }

  /** An attribute before and after. */
  record Difference(String attribute, String before, String after) {}
}
