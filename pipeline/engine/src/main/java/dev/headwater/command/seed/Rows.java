package dev.headwater.command.seed;

import java.util.List;

/**
 * Rows that a seed is about to delete.
 *
 * @param keys of the rows
 */
public record Rows(String table, List<String> keys) {

  public Rows {
    keys = List.copyOf(keys);
  }
}
