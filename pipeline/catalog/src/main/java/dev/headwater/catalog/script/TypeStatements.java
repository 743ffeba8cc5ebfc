package dev.headwater.catalog.script;

import static dev.headwater.catalog.script.TableStatements.same;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Enums, composite types, ranges and domains. */
final class TypeStatements implements KindStatements {

  @Override
  public List<String> create(Fact type, Catalog all) {
    String name = type.id().qualified();
    return List.of(
        switch (type.id().kind()) {
          case ENUM -> "create type " + name + " as enum (" + type.get("labels") + ")";
          case COMPOSITE_TYPE -> "create type " + name + " as (" + attributes(type, all) + ")";
          case RANGE_TYPE -> "create type " + name + " as range (" + range(type) + ")";
          case DOMAIN -> "create domain " + name + " as " + domain(type);
          default -> throw new CannotWriteException(type.id());
        });
  }

  private static String attributes(Fact type, Catalog all) {
    List<String> attributes = new ArrayList<>();
    for (Fact attribute : all.children(type.id(), Kind.ATTRIBUTE)) {
      attributes.add(AttributeStatements.definition(attribute));
    }
    return attributes.isEmpty() ? "" : "\n    " + String.join(",\n    ", attributes) + "\n";
  }

  private static String range(Fact type) {
    List<String> parts = new ArrayList<>(List.of("subtype = " + type.get("subtype")));
    if (type.has("subtype operator class")) {
      parts.add("subtype_opclass = " + type.get("subtype operator class"));
    }
    if (type.has("collation")) {
      parts.add("collation = " + type.get("collation"));
    }
    if (type.has("canonical")) {
      parts.add("canonical = " + type.get("canonical"));
    }
    if (type.has("subtype difference")) {
      parts.add("subtype_diff = " + type.get("subtype difference"));
    }
    if (type.has("multirange type")) {
      parts.add(
          "multirange_type_name = "
              + Targets.schema(type.id().qualified())
              + "."
              + type.get("multirange type"));
    }
    return String.join(", ", parts);
  }

  private static String domain(Fact type) {
    return type.get("type")
        + (type.has("collation") ? " collate " + type.get("collation") : "")
        + (type.has("default") ? " default " + type.get("default") : "")
        + (type.has("not null") ? " not null" : "");
  }

  @Override
  public List<String> drop(Fact type, Catalog all) {
    String word = type.id().kind() == Kind.DOMAIN ? "domain " : "type ";
    return List.of("drop " + word + type.id().qualified());
  }

  @Override
  public Optional<Alteration> alter(Fact from, Fact to, Sides sides) {
    return switch (to.id().kind()) {
      case ENUM -> labels(from, to, sides);
      case COMPOSITE_TYPE -> Alteration.of(); // its attributes are facts of their own
      case DOMAIN -> domain(from, to);
      default -> Optional.empty();
    };
  }

  /** Only where labels are added, and none goes or moves. */
  private static Optional<Alteration> labels(Fact from, Fact to, Sides sides) {
    List<String> before = names(from, sides.from());
    List<String> after = names(to, sides.to());
    if (!after.stream().filter(before::contains).toList().equals(before)) {
      return Optional.empty();
    }
    List<String> statements = new ArrayList<>();
    for (int i = 0; i < after.size(); i++) {
      if (!before.contains(after.get(i))) {
        String place =
            i > 0
                ? " after " + after.get(i - 1)
                : before.isEmpty() ? "" : " before " + before.get(0);
        statements.add("alter type " + to.id().qualified() + " add value " + after.get(i) + place);
      }
    }
    return Alteration.of(statements);
  }

  private static List<String> names(Fact type, Catalog all) {
    return all.children(type.id(), Kind.ENUM_LABEL).stream()
        .map(label -> label.id().name())
        .toList();
  }

  private static Optional<Alteration> domain(Fact from, Fact to) {
    if (!same(from, to, "type") || !same(from, to, "collation")) {
      return Optional.empty();
    }
    String alter = "alter domain " + to.id().qualified() + " ";
    List<String> statements = new ArrayList<>();
    if (!same(from, to, "default")) {
      statements.add(
          alter + (to.has("default") ? "set default " + to.get("default") : "drop default"));
    }
    if (!same(from, to, "not null")) {
      statements.add(alter + (to.has("not null") ? "set" : "drop") + " not null");
    }
    return Alteration.of(statements);
  }

  /** Attributes of a composite type. */
  static final class AttributeStatements implements KindStatements {

    private static final Set<Kind> OF_VALUES =
        Set.of(Kind.VIEW, Kind.MATERIALIZED_VIEW, Kind.FUNCTION, Kind.PROCEDURE);

    static String definition(Fact attribute) {
      return attribute.id().name()
          + " "
          + attribute.get("type")
          + (attribute.has("collation") ? " collate " + attribute.get("collation") : "");
    }

    @Override
    public List<String> create(Fact attribute, Catalog all) {
      return List.of(
          "alter type " + attribute.id().scope() + " add attribute " + definition(attribute));
    }

    @Override
    public List<String> drop(Fact attribute, Catalog all) {
      return List.of(
          "alter type " + attribute.id().scope() + " drop attribute " + attribute.id().name());
    }

    @Override
    public Optional<Alteration> alter(Fact from, Fact to, Sides sides) {
      Id type = from.parent().orElseThrow();
      if (sides.from().of(Kind.COLUMN).stream()
          .anyMatch(column -> column.has("type") && column.dependencies().contains(type))) {
        return Optional.empty();
      }
      String collation = to.has("collation") ? " collate " + to.get("collation") : "";
      return Optional.of(
          new Alteration(
              List.of(
                  "alter type "
                      + to.id().scope()
                      + " alter attribute "
                      + to.id().name()
                      + " type "
                      + to.get("type")
                      + collation),
              OF_VALUES));
    }
  }
}
