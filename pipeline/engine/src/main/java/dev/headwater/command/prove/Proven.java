package dev.headwater.command.prove;

import dev.headwater.proof.ProvenUndo;
import java.util.List;

/**
 * The ways back of migrations.
 *
 * @param undos of the migrations that have an undo script, the oldest first
 * @param without the names of migrations that have none
 * @param strays undo scripts whose version no migration has
 */
public record Proven(List<ProvenUndo> undos, List<String> without, List<String> strays) {

  /** Nothing was to be proven. */
  public static final Proven NONE = new Proven(List.of(), List.of(), List.of());

  public Proven {
    undos = List.copyOf(undos);
    without = List.copyOf(without);
    strays = List.copyOf(strays);
  }

  /** Whether all undo scripts are right. */
  public boolean isFine() {
    return undos.stream().allMatch(ProvenUndo::isProven);
  }
}
