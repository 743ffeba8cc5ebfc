package dev.headwater.proof;

import dev.headwater.catalog.change.ProvenRenames;

/**
 * Two states to compare.
 *
 * @param renames what one database showed while it was migrated from one state to the other; none
 *     where no database could be
 */
public record BuiltPair(BuiltState from, BuiltState to, ProvenRenames renames) {

  BuiltPair reversed() {
    return new BuiltPair(to, from, renames.reversed());
  }
}
