package dev.headwater.web.page;

import java.util.List;

/**
 * The lines of Java that use a column, or the table itself.
 *
 * @param object leads to the column
 */
record JavaUse(String anchor, Link object, List<Source> sources) {

  /**
   * Lines of a file.
   *
   * @param lines such as {@code 12, 40}
   */
  record Source(String file, String lines) {}
}
