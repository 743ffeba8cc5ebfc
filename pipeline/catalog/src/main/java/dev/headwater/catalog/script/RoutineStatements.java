package dev.headwater.catalog.script;

import static dev.headwater.catalog.script.TableStatements.same;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Functions, and what is built of them. */
final class RoutineStatements {

  private RoutineStatements() {}

  /** Functions and procedures. */
  static final class Routines implements KindStatements {

    @Override
    public List<String> create(Fact routine, Catalog all) {
      return List.of(plain(routine).replaceFirst("CREATE OR REPLACE ", "CREATE "));
    }

    private static String plain(Fact routine) {
      return routine.get("definition").stripTrailing();
    }

    @Override
    public List<String> drop(Fact routine, Catalog all) {
      return List.of("drop " + Targets.of(routine));
    }

    @Override
    public Optional<Alteration> alter(Fact from, Fact to, Sides sides) {
      boolean sameFace =
          List.of("result", "argument names", "argument modes").stream()
              .allMatch(a -> same(from, to, a));
      boolean keepsDefaults = !from.has("argument defaults") || same(from, to, "argument defaults");
      return sameFace && keepsDefaults ? Alteration.of(plain(to)) : Optional.empty();
    }
  }

  static final class Aggregates implements KindStatements {

    @Override
    public List<String> create(Fact aggregate, Catalog all) {
      String name = aggregate.id().qualified();
      String arguments = aggregate.get("arguments");
      String head = name.substring(0, name.indexOf('('));
      return List.of(
          "create aggregate "
              + head
              + "("
              + (arguments.isEmpty() ? "*" : arguments)
              + ") (\n    "
              + aggregate.get("definition")
              + "\n)");
    }

    @Override
    public List<String> drop(Fact aggregate, Catalog all) {
      return List.of("drop aggregate " + aggregate.id().qualified());
    }
  }

  /** Objects whose definition follows their kind and name. */
  static final class Simple implements KindStatements {

    @Override
    public List<String> create(Fact fact, Catalog all) {
      String head = "create " + fact.id().kind().words() + " " + fact.id().qualified();
      return switch (fact.id().kind()) {
        case OPERATOR ->
            List.of("create operator " + head(fact) + " (" + fact.get("definition") + ")");
        case OPERATOR_FAMILY -> List.of(head);
        case OPERATOR_CLASS -> List.of(operatorClass(fact));
        case CAST ->
            List.of(
                "create cast "
                    + fact.id().name()
                    + " "
                    + fact.get("method")
                    + (fact.has("context") ? " " + fact.get("context") : ""));
        case TRANSFORM -> List.of(transform(fact));
        case CONVERSION ->
            List.of(
                "create "
                    + (fact.has("default") ? "default " : "")
                    + "conversion "
                    + fact.id().qualified()
                    + " for '"
                    + fact.get("source")
                    + "' to '"
                    + fact.get("target")
                    + "' from "
                    + fact.get("function"));
        case TEXT_SEARCH_PARSER, TEXT_SEARCH_TEMPLATE ->
            List.of(head + " (" + fact.get("definition") + ")");
        case TEXT_SEARCH_DICTIONARY ->
            List.of(
                head
                    + " (template = "
                    + fact.get("template")
                    + (fact.has("options") ? ", " + fact.get("options") : "")
                    + ")");
        case TEXT_SEARCH_CONFIGURATION -> configuration(fact, head);
        case COLLATION -> List.of(head + " (" + collation(fact) + ")");
        case LANGUAGE ->
            List.of(
                "create "
                    + (fact.has("trusted") ? "trusted " : "")
                    + "language "
                    + fact.id().name()
                    + " handler "
                    + fact.get("handler")
                    + (fact.has("inline handler") ? " inline " + fact.get("inline handler") : "")
                    + (fact.has("validator") ? " validator " + fact.get("validator") : ""));
        case ACCESS_METHOD ->
            List.of(head + " type " + fact.get("type") + " handler " + fact.get("handler"));
        case EVENT_TRIGGER -> eventTrigger(fact, head);
        case EXTENSION -> List.of(head + " schema " + fact.get("schema"));
        case SCHEMA -> List.of(head);
        default -> throw new CannotWriteException(fact.id());
      };
    }

    private static String head(Fact operator) {
      String name = operator.id().qualified();
      return name.substring(0, name.indexOf('('));
    }

    private static String operatorClass(Fact fact) {
      String name = fact.id().qualified();
      int using = name.lastIndexOf(" using ");
      List<String> parts = new ArrayList<>();
      for (String attribute : List.of("operators", "functions")) {
        if (fact.has(attribute)) {
          parts.add(fact.get(attribute));
        }
      }
      if (fact.has("storage")) {
        parts.add("storage " + fact.get("storage"));
      }
      String family = fact.get("family");
      return "create operator class "
          + name.substring(0, using)
          + (fact.has("default") ? " default" : "")
          + " for type "
          + fact.get("type")
          + name.substring(using)
          + (family.equals(name)
              ? ""
              : " family " + family.substring(0, family.lastIndexOf(" using ")))
          + " as "
          + String.join(", ", parts);
    }

    private static String transform(Fact fact) {
      List<String> parts = new ArrayList<>();
      if (fact.has("from sql")) {
        parts.add("from sql with function " + fact.get("from sql"));
      }
      if (fact.has("to sql")) {
        parts.add("to sql with function " + fact.get("to sql"));
      }
      return "create transform " + fact.id().name() + " (" + String.join(", ", parts) + ")";
    }

    private static List<String> configuration(Fact fact, String head) {
      List<String> statements =
          new ArrayList<>(List.of(head + " (parser = " + fact.get("parser") + ")"));
      if (fact.has("mappings")) {
        fact.get("mappings")
            .lines()
            .forEach(
                line ->
                    statements.add(
                        "alter text search configuration "
                            + fact.id().qualified()
                            + " add mapping for "
                            + line));
      }
      return statements;
    }

    private static String collation(Fact fact) {
      List<String> parts = new ArrayList<>(List.of("provider = " + fact.get("provider")));
      if (fact.has("locale")) {
        parts.add("locale = " + Targets.literal(fact.get("locale")));
      }
      if (fact.has("lc") && !fact.has("locale")) {
        parts.add("locale = " + Targets.literal(fact.get("lc")));
      }
      if (fact.has("lc_collate")) {
        parts.add("lc_collate = " + Targets.literal(fact.get("lc_collate")));
        parts.add("lc_ctype = " + Targets.literal(fact.get("lc_ctype")));
      }
      if (fact.has("rules")) {
        parts.add("rules = " + Targets.literal(fact.get("rules")));
      }
      if (fact.has("deterministic")) {
        parts.add("deterministic = false");
      }
      return String.join(", ", parts);
    }

    private static List<String> eventTrigger(Fact fact, String head) {
      List<String> statements = new ArrayList<>();
      statements.add(
          head
              + " on "
              + fact.get("event")
              + (fact.has("tags") ? " when tag in (" + fact.get("tags") + ")" : "")
              + " execute function "
              + fact.get("function"));
      if (fact.has("enabled")) {
        statements.add(enable(fact));
      }
      return statements;
    }

    private static String enable(Fact fact) {
      return "alter event trigger "
          + fact.id().name()
          + switch (fact.get("enabled")) {
            case "disabled" -> " disable";
            case "replica" -> " enable replica";
            case "always" -> " enable always";
            default -> " enable";
          };
    }

    @Override
    public List<String> drop(Fact fact, Catalog all) {
      return List.of("drop " + Targets.of(fact));
    }

    @Override
    public Optional<Alteration> alter(Fact from, Fact to, Sides sides) {
      Kind kind = to.id().kind();
      if (kind == Kind.EVENT_TRIGGER
          && from.without(Set.of("enabled")).isSame(to.without(Set.of("enabled")))) {
        return Alteration.of(enable(to));
      }
      if (kind == Kind.EXTENSION) {
        return Alteration.of(
            "alter extension " + to.id().name() + " set schema " + to.get("schema"));
      }
      if (kind == Kind.COLLATION
          && from.without(Set.of("version")).isSame(to.without(Set.of("version")))) {
        return Alteration.of("alter collation " + to.id().qualified() + " refresh version");
      }
      return Optional.empty();
    }
  }
}
