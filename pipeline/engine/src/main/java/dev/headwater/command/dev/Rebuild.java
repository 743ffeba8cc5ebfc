package dev.headwater.command.dev;

import java.util.List;
import java.util.Map;

/**
 * A development database that must be made anew.
 *
 * @param reasons such as {@code V7__users.sql was edited}
 * @param lost the rows of each table that nothing makes again; empty also where nobody could look
 */
public record Rebuild(List<String> reasons, Map<String, Long> lost) {

  public Rebuild {
    reasons = List.copyOf(reasons);
    lost = Map.copyOf(lost);
  }
}
