package dev.headwater.proof;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.Kind;
import java.util.Optional;
import java.util.Set;

/**
 * A role that owns everything in one of two databases, and in the other one is a role like others.
 * Facts that name it are taken out or told as facts about the owner, so that both databases say the
 * same.
 *
 * @param name as PostgreSQL keeps it, without quotes
 */
public record OwningRole(String name) {

  /** The catalogue of a database that has another owner. */
  public Catalog asOwner(Catalog catalog) {
    return new Catalog(
        catalog.serverVersion(),
        catalog.facts().stream().map(this::asOwner).flatMap(Optional::stream).toList(),
        catalog.notModelled());
  }

  private Optional<Fact> asOwner(Fact fact) {
    boolean isOwners =
        switch (fact.id().kind()) {
          case OWNER -> fact.get("role").equals(name);
          case PRIVILEGES -> fact.id().name().equals("to " + RoleName.quoted(name));
          case DEFAULT_PRIVILEGES -> fact.get("grantee").equals(RoleName.quoted(name));
          default -> false;
        };
    if (isOwners) {
      return Optional.empty();
    }
    return Optional.of(
        fact.id().kind() == Kind.DEFAULT_PRIVILEGES && fact.get("role").equals(name)
            ? byOwner(fact)
            : fact);
  }

  private Fact byOwner(Fact fact) {
    Id id = fact.id();
    String by = " by " + name;
    Id renamed =
        id.name().endsWith(by)
            ? new Id(
                id.kind(), id.scope(), id.name().substring(0, id.name().length() - by.length()))
            : id;
    Fact left = fact.without(Set.of("role"));
    return new Fact(renamed, left.parent(), left.attributes(), left.dependencies(), left.place());
  }
}
