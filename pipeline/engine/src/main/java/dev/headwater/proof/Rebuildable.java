package dev.headwater.proof;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Kind;
import java.util.Set;

/** The part of a live catalogue that a throwaway database can have. */
final class Rebuildable {

  private Rebuildable() {}

  /** Without the role that owns the throwaway database, and without the live server's library. */
  static Catalog of(Catalog live, OwningRole throwaway) {
    Catalog owned = throwaway.asOwner(live);
    return new Catalog(
        owned.serverVersion(),
        owned.facts().stream().map(Rebuildable::withoutVersion).toList(),
        owned.notModelled());
  }

  private static Fact withoutVersion(Fact fact) {
    return fact.id().kind() == Kind.COLLATION ? fact.without(Set.of("version")) : fact;
  }
}
