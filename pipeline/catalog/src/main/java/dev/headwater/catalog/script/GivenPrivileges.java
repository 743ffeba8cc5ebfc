package dev.headwater.catalog.script;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Fact.Place;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The rights that the old schema's default privileges give to a new object. They stay in force
 * until the script's end.
 */
final class GivenPrivileges {

  private static final Map<Kind, String> OBJECTS =
      Map.ofEntries(
          Map.entry(Kind.TABLE, "tables"),
          Map.entry(Kind.FOREIGN_TABLE, "tables"),
          Map.entry(Kind.VIEW, "tables"),
          Map.entry(Kind.MATERIALIZED_VIEW, "tables"),
          Map.entry(Kind.SEQUENCE, "sequences"),
          Map.entry(Kind.FUNCTION, "functions"),
          Map.entry(Kind.PROCEDURE, "functions"),
          Map.entry(Kind.AGGREGATE, "functions"),
          Map.entry(Kind.ENUM, "types"),
          Map.entry(Kind.COMPOSITE_TYPE, "types"),
          Map.entry(Kind.RANGE_TYPE, "types"),
          Map.entry(Kind.DOMAIN, "types"),
          Map.entry(Kind.SCHEMA, "schemas"));

  private final List<Fact> defaults;

  GivenPrivileges(Catalog from) {
    this.defaults =
        from.of(Kind.DEFAULT_PRIVILEGES).stream().filter(fact -> !fact.has("role")).toList();
  }

  /** What a new object's roles have at once, by the names of the facts about their rights. */
  SortedMap<String, List<String>> of(Id object) {
    SortedMap<String, List<String>> given = new TreeMap<>();
    for (Fact fact : defaults) {
      boolean applies =
          fact.get("objects").equals(OBJECTS.get(object.kind()))
              && (!fact.has("schema") || fact.get("schema").equals(object.scope()));
      if (applies) {
        String name = fact.has("grantee") ? "to " + fact.get("grantee") : "owner";
        TreeSet<String> all = new TreeSet<>(given.getOrDefault(name, usual(fact, object)));
        if (!fact.has("schema")) {
          all.clear();
        }
        all.addAll(AccessStatements.list(fact.get("privileges")));
        given.put(name, new ArrayList<>(all));
      }
    }
    return given;
  }

  private static List<String> usual(Fact fact, Id object) {
    return fact.get("grantee").equals("public") ? usualOfPublic(object) : List.of();
  }

  /** Statements for the rights that a new object got and shall not have. */
  List<String> taken(Fact object, Catalog to) {
    List<String> statements = new ArrayList<>();
    of(object.id())
        .forEach(
            (name, given) -> {
              Id id = new Id(Kind.PRIVILEGES, object.id().toString(), name);
              if (to.find(id).isEmpty()) {
                List<String> usual =
                    name.equals("to public") ? usualOfPublic(object.id()) : List.of();
                Fact wanted =
                    new Fact(
                        id,
                        Optional.of(object.id()),
                        new TreeMap<>(Map.of("privileges", String.join(", ", usual))),
                        new TreeSet<>(),
                        new Place(0, 0, 0));
                statements.addAll(AccessStatements.Privileges.onNew(wanted, to, given));
              }
            });
    return statements;
  }

  private static List<String> usualOfPublic(Id object) {
    return switch (OBJECTS.getOrDefault(object.kind(), "")) {
      case "functions" -> List.of("EXECUTE");
      case "types" -> List.of("USAGE");
      default -> List.of();
    };
  }
}
