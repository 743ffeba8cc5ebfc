package dev.headwater.catalog.script;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Kind;
import java.util.List;
import java.util.Optional;

/** Constraints of tables and domains. */
final class ConstraintStatements implements KindStatements {

  private static final String NOT_VALID = " NOT VALID";

  /** With the storage options of its index. */
  static String definition(Fact constraint) {
    String definition = constraint.get("definition");
    if (constraint.has("options")) {
      definition =
          withOptions(
              definition, " with (" + TableStatements.inBrackets(constraint.get("options")) + ")");
    }
    if (constraint.has("tablespace")) {
      definition =
          withOptions(definition, " using index tablespace " + constraint.get("tablespace"));
    }
    return definition;
  }

  /** Before what says when the constraint is checked. */
  private static String withOptions(String definition, String options) {
    int deferrable = definition.indexOf(" DEFERRABLE");
    return deferrable < 0
        ? definition + options
        : definition.substring(0, deferrable) + options + definition.substring(deferrable);
  }

  @Override
  public List<String> create(Fact constraint, Catalog all) {
    return List.of(
        alter(constraint)
            + "add constraint "
            + constraint.id().name()
            + " "
            + definition(constraint));
  }

  @Override
  public List<String> drop(Fact constraint, Catalog all) {
    return List.of(alter(constraint) + "drop constraint " + constraint.id().name());
  }

  private static String alter(Fact constraint) {
    String kind = constraint.id().kind() == Kind.DOMAIN_CONSTRAINT ? "domain " : "table ";
    return "alter " + kind + constraint.id().scope() + " ";
  }

  @Override
  public Optional<Alteration> alter(Fact from, Fact to, Sides sides) {
    if (from.get("definition").equals(to.get("definition") + NOT_VALID)) {
      return Alteration.of(alter(to) + "validate constraint " + to.id().name());
    }
    return Optional.empty();
  }
}
