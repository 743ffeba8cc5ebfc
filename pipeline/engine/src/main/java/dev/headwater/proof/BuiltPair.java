package dev.headwater.proof;

import dev.headwater.catalog.change.ProvenRenames;
import dev.headwater.problem.Problem;
import java.util.Optional;

/**
 * Two states to compare.
 *
 * @param renames what one database showed while it was migrated from one state to the other; none
 *     where no database could be
 * @param stuck why a database that has one state cannot be migrated to the other, although both can
 *     be built
 */
public record BuiltPair(
    BuiltState from, BuiltState to, ProvenRenames renames, Optional<Stuck> stuck) {

  /** Built in two databases, which show no renames. */
  public static BuiltPair apart(BuiltState from, BuiltState to) {
    return new BuiltPair(from, to, ProvenRenames.NONE, Optional.empty());
  }

  BuiltPair reversed() {
    return new BuiltPair(to, from, renames.reversed(), stuck);
  }

  /** A migration fails on a database that has been migrated before. */
  public record Stuck(State from, State to, Problem problem) {}
}
