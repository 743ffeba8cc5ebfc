package dev.headwater.catalog.change;

import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.Kind;
import java.util.Optional;

/** The words for an object, as a person would say it: {@code index users_email of public.users}. */
public final class ObjectName {

  private ObjectName() {}

  /** The words for what a fact is about. */
  public static String of(Fact fact) {
    return of(fact.id(), fact.parent());
  }

  /** The words for an object that is told below the one that it belongs to. */
  public static String within(Fact fact) {
    return switch (fact.id().kind()) {
      case OWNER, SEQUENCE_OWNER -> "owner";
      case SECURITY_LABEL -> "security label of " + fact.id().name();
      case PRIVILEGES ->
          "privileges " + (fact.id().name().equals("owner") ? "for the owner" : fact.id().name());
      default -> fact.id().kind().words() + " " + fact.id().name();
    };
  }

  /** The words for an object. */
  public static String of(Id id) {
    return of(id, Optional.empty());
  }

  private static String of(Id id, Optional<Id> parent) {
    return switch (id.kind()) {
      case COMMENT -> "comment on " + about(id, parent);
      case OWNER -> "owner of " + about(id, parent);
      case SECURITY_LABEL -> "security label of " + id.name() + " on " + about(id, parent);
      case PRIVILEGES ->
          "privileges on "
              + about(id, parent)
              + (id.name().equals("owner") ? " for the owner" : " " + id.name());
      case COLUMN_DEFAULT -> "default of " + id.scope();
      case SEQUENCE_OWNER -> "column that owns " + id.scope();
      case DEFAULT_PRIVILEGES ->
          "default privileges " + id.name() + (id.scope().isEmpty() ? "" : " in " + id.scope());
      default ->
          isNamedWithin(id.kind())
              ? id.kind().words() + " " + id.name() + " of " + id.scope()
              : id.toString();
    };
  }

  /** The parent is told from the words of the scope where nobody knows its own. */
  private static String about(Id id, Optional<Id> parent) {
    return parent.map(known -> of(known)).orElse(id.scope());
  }

  /** Objects whose name counts in one table or type only, or is said so. */
  private static boolean isNamedWithin(Kind kind) {
    return switch (kind) {
      case CONSTRAINT,
          INDEX,
          TRIGGER,
          RULE,
          POLICY,
          DOMAIN_CONSTRAINT,
          ENUM_LABEL,
          USER_MAPPING,
          PUBLICATION_TABLE,
          PUBLICATION_SCHEMA ->
          true;
      default -> false;
    };
  }
}
