package dev.headwater.command.prove;

import dev.headwater.proof.ProvenUndo;
import java.util.List;

/**
 * The ways back of migrations.
 *
 * @param undos of the migrations that have an undo script, the oldest first
 * @param without the names of migrations that have none
 */
public record Proven(List<ProvenUndo> undos, List<String> without) {

  /** Nothing was to be proven. */
  public static final Proven NONE = new Proven(List.of(), List.of());

  public Proven {
    undos = List.copyOf(undos);
    without = List.copyOf(without);
  }

  /** Whether all undo scripts are right. */
  public boolean isFine() {
    return undos.stream().allMatch(ProvenUndo::isProven);
  }
}
