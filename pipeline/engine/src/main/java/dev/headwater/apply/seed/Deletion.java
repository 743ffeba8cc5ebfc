package dev.headwater.apply.seed;

import java.util.List;

/** Asked before a seed deletes rows. */
@FunctionalInterface
public interface Deletion {

  /**
   * Returns if the rows may go.
   *
   * @param keys of the rows
   * @throws RuntimeException if they must stay; nothing of the file is brought in then
   */
  void agreed(String table, List<String> keys);
}
