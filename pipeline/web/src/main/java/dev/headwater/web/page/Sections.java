package dev.headwater.web.page;

import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.Kind;
import dev.headwater.web.text.Markdown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The objects that belong to another one, by their kinds. */
record Sections(Links links, Origins origins) {

  /** In the order of the page. */
  private static final Map<Kind, String> TITLES = new LinkedHashMap<>();

  static {
    TITLES.put(Kind.CONSTRAINT, "Constraints");
    TITLES.put(Kind.DOMAIN_CONSTRAINT, "Constraints");
    TITLES.put(Kind.INDEX, "Indexes");
    TITLES.put(Kind.TRIGGER, "Triggers");
    TITLES.put(Kind.POLICY, "Policies");
    TITLES.put(Kind.RULE, "Rules");
    TITLES.put(Kind.PRIVILEGES, "Privileges");
    TITLES.put(Kind.SECURITY_LABEL, "Security labels");
  }

  /** PostgreSQL's definitions begin with names that the reader has read already. */
  private static final String REPEATED_NAME =
      "^CREATE (UNIQUE )?(?:CONSTRAINT )?(?:INDEX|TRIGGER) (?:\"(?:[^\"]|\"\")*\"|\\S+)"
          + "(?: ON (?:ONLY )?(?:\"(?:[^\"]|\"\")*\"|[^\\s.])+(?:\\.(?:\"(?:[^\"]|\"\")*\"|\\S+))?"
          + " USING)? ";

  /** Attributes that the text of an item tells. */
  private static final List<String> TOLD =
      List.of(
          "definition",
          "type",
          "command",
          "permissive",
          "roles",
          "using",
          "with check",
          "privileges",
          "usual",
          "label");

  /** All that belongs to a table, a type or another whole. */
  List<Section> of(Id whole) {
    List<Fact> parts = links.view().parts(whole);
    List<Section> sections = new ArrayList<>();
    // Overloads of a routine share a page.
    String prefix = Address.isRoutine(whole) ? Address.anchor(whole) + "-" : "";
    TITLES.forEach(
        (kind, title) -> {
          List<Item> items =
              parts.stream()
                  .filter(fact -> fact.id().kind() == kind && !fact.id().equals(whole))
                  .map(fact -> item(fact, whole))
                  .toList();
          if (!items.isEmpty()) {
            sections.add(
                new Section(
                    prefix + title.toLowerCase(Locale.ROOT).replace(' ', '-'), title, items));
          }
        });
    return sections;
  }

  /** An object with all that is said of it. */
  Item item(Fact fact, Id whole) {
    return new Item(
        fact.id().kind() == Kind.PRIVILEGES ? "" : Address.anchor(fact.id()),
        name(fact, whole),
        text(fact),
        Markdown.html(links.view().comment(fact.id())),
        uses(fact, whole),
        origins.of(fact.id()));
  }

  private static String name(Fact fact, Id whole) {
    boolean ofColumn =
        fact.parent().filter(p -> p.kind() == Kind.COLUMN && !p.equals(whole)).isPresent();
    return ofColumn
        ? fact.id().name() + " on column " + fact.parent().orElseThrow().name()
        : fact.id().name();
  }

  private static String text(Fact fact) {
    String main =
        switch (fact.id().kind()) {
          case POLICY -> policy(fact);
          case PRIVILEGES -> fact.get("privileges");
          case SECURITY_LABEL -> fact.get("label");
          default -> fact.get("definition").replaceFirst(REPEATED_NAME, "$1");
        };
    return Stream.concat(
            Stream.of(main).filter(text -> !text.isEmpty()),
            fact.attributes().entrySet().stream()
                .filter(attribute -> !TOLD.contains(attribute.getKey()))
                .map(attribute -> attribute.getKey() + ": " + attribute.getValue()))
        .collect(Collectors.joining("\n"));
  }

  private static String policy(Fact fact) {
    String restrictive = fact.get("permissive").equals("restrictive") ? "restrictive " : "";
    return restrictive
        + "for "
        + fact.get("command")
        + " to "
        + fact.get("roles")
        + (fact.has("using") ? "\nusing " + fact.get("using") : "")
        + (fact.has("with check") ? "\nwith check " + fact.get("with check") : "");
  }

  private List<Link> uses(Fact fact, Id whole) {
    TreeSet<Id> used = new TreeSet<>();
    for (Id id : fact.dependencies()) {
      Id other = links.view().whole(id);
      if (!other.equals(whole) && other.kind() != Kind.SCHEMA) {
        used.add(other);
      }
    }
    return used.stream().map(links::to).filter(Link::leads).toList();
  }
}
