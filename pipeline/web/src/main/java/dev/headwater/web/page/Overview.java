package dev.headwater.web.page;

import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.Kind;
import dev.headwater.catalog.view.Relation;
import dev.headwater.command.site.Documented;
import dev.headwater.command.site.SiteContent;
import dev.headwater.command.site.Undocumented;
import dev.headwater.spi.LayoutTool;
import dev.headwater.web.diagram.Diagram;
import dev.headwater.web.page.UndocumentedPage.Missing;
import dev.headwater.web.text.Markdown;
import dev.headwater.web.text.SqlName;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Makes the pages that list objects. */
record Overview(Links links, Origins origins, SiteContent content) {

  /** Facts about objects, and parts of them. */
  private static final Set<Kind> NO_OBJECTS =
      EnumSet.of(
          Kind.SCHEMA,
          Kind.COMMENT,
          Kind.OWNER,
          Kind.PRIVILEGES,
          Kind.SECURITY_LABEL,
          Kind.SEQUENCE_OWNER);

  /**
   * The first page.
   *
   * @param layout of its pictures
   */
  IndexPage index(LayoutTool layout) {
    List<Group> groups = new ArrayList<>();
    for (Fact schema : links.view().catalog().of(Kind.SCHEMA)) {
      List<Summary> relations = relations(fact -> isIn(fact, schema.id()));
      groups.add(
          new Group(
              Address.anchor(schema.id()),
              schema.id().name(),
              relations.isEmpty() ? List.of(summary(schema, "", true)) : relations));
    }
    List<Summary> others = others(fact -> fact.id().scope().isEmpty());
    if (!others.isEmpty()) {
      groups.add(new Group("others", "The whole database", others));
    }
    return new IndexPage(
        content.about().title(),
        content.about().postgres(),
        counts(),
        wanted(layout),
        groups,
        content.about().leftOut(),
        new Undocumented(links.view()).of(List.of(Documented.values())).size());
  }

  UndocumentedPage undocumented() {
    List<Missing> kinds = new ArrayList<>();
    for (Documented kind : Documented.values()) {
      List<Id> missing = new Undocumented(links.view()).of(List.of(kind));
      if (!missing.isEmpty()) {
        kinds.add(
            new Missing(
                kind.word(), missing.stream().map(id -> links.to(id, id.qualified())).toList()));
      }
    }
    return new UndocumentedPage(kinds);
  }

  /**
   * The page of a schema.
   *
   * @param layout of its pictures
   */
  SchemaPage schema(Fact schema, LayoutTool layout) {
    Predicate<Fact> here = fact -> isIn(fact, schema.id());
    List<Group> groups = new ArrayList<>();
    add(groups, "tables", "Tables", relations(here.and(fact -> folder(fact).equals("tables"))));
    add(groups, "views", "Views", relations(here.and(fact -> folder(fact).equals("views"))));
    add(groups, "types", "Types", objects(here, "types"));
    add(groups, "routines", "Routines", objects(here, "routines"));
    add(groups, "others", "Other objects", others(here));
    return new SchemaPage(
        new Headings(links, origins, content.fields()).of(schema),
        figures(schema, layout),
        groups,
        new Sections(links, origins).of(schema.id()));
  }

  private List<Figure> wanted(LayoutTool layout) {
    List<Figure> figures = new ArrayList<>();
    content
        .shown()
        .groups()
        .forEach(
            (name, tables) -> {
              Diagram diagram = Diagram.ofGroup(links.view(), tables);
              figures.add(
                  new Figure(
                      name,
                      diagram.svg(layout, "Diagram of " + name, links::href),
                      diagram.more() == 0
                          ? ""
                          : "+" + diagram.more() + " tables that found no room."));
            });
    return figures;
  }

  private List<Figure> figures(Fact schema, LayoutTool layout) {
    List<Id> tables =
        links.view().relations().stream()
            .filter(relation -> isIn(relation.fact(), schema.id()))
            .map(Relation::id)
            .filter(
                id -> content.shown().groups().values().stream().noneMatch(ids -> ids.contains(id)))
            .toList();
    List<Diagram> diagrams = Diagram.of(links.view(), tables);
    return diagrams.stream()
        .map(
            diagram ->
                new Figure(
                    diagrams.size() == 1 ? "Diagram" : "Around " + diagram.middle().name(),
                    diagram.svg(
                        layout, "Diagram around " + diagram.middle().qualified(), links::href),
                    ""))
        .toList();
  }

  private static void add(List<Group> groups, String id, String title, List<Summary> items) {
    if (!items.isEmpty()) {
      groups.add(new Group(id, title, items));
    }
  }

  private static boolean isIn(Fact fact, Id schema) {
    return fact.parent().filter(schema::equals).isPresent()
        || fact.parent().isEmpty() && fact.id().scope().equals(schema.name());
  }

  private static String folder(Fact fact) {
    return Address.folder(fact.id().kind());
  }

  private List<Summary> relations(Predicate<Fact> wanted) {
    return links.view().relations().stream()
        .filter(relation -> wanted.test(relation.fact()))
        .map(this::relation)
        .toList();
  }

  private Summary relation(Relation relation) {
    int columns = relation.columns().size();
    return summary(
        relation.fact(), columns == 1 ? "1 column" : columns + " columns", relation.isView());
  }

  private List<Summary> objects(Predicate<Fact> wanted, String folder) {
    Map<String, Summary> byName = new LinkedHashMap<>();
    for (Fact fact : links.view().catalog().facts()) {
      if (folder(fact).equals(folder) && wanted.test(fact)) {
        byName.put(fact.id().toString(), summary(fact, detail(fact), true));
      }
    }
    return List.copyOf(byName.values());
  }

  private static String detail(Fact fact) {
    return switch (fact.id().kind()) {
      case ENUM -> fact.get("labels");
      case DOMAIN -> fact.get("type");
      case FUNCTION, AGGREGATE -> fact.has("result") ? "returns " + fact.get("result") : "";
      default -> "";
    };
  }

  private List<Summary> others(Predicate<Fact> wanted) {
    Headings headings = new Headings(links, origins, content.fields());
    return links.view().catalog().facts().stream()
        .filter(fact -> links.view().whole(fact.id()).equals(fact.id()))
        .filter(fact -> Address.isOther(fact.id()) && !NO_OBJECTS.contains(fact.id().kind()))
        .filter(wanted)
        .map(
            fact ->
                new Summary(
                    Address.anchor(fact.id()),
                    fact.id().kind().words(),
                    new Link(fact.id().name(), ""),
                    String.join(
                        "; ",
                        headings.properties(fact).stream()
                            .map(property -> property.name() + " " + property.text())
                            .toList()),
                    Markdown.summary(links.view().comment(fact.id()))))
        .toList();
  }

  private Summary summary(Fact fact, String detail, boolean saysKind) {
    return new Summary(
        "",
        saysKind ? fact.id().kind().words() : "",
        links.to(fact.id(), fact.id().name()),
        detail,
        Markdown.summary(links.view().comment(fact.id())));
  }

  private List<Property> counts() {
    Map<Kind, Integer> numbers = new TreeMap<>();
    Set<String> routines = new HashSet<>();
    for (Fact fact : links.view().catalog().facts()) {
      Id id = fact.id();
      boolean counts =
          Address.isRoutine(id)
              ? routines.add(id.scope() + "." + SqlName.withoutArguments(id.name()))
              : !folder(fact).isEmpty() || id.kind() == Kind.COLUMN;
      if (counts) {
        numbers.merge(id.kind(), 1, Integer::sum);
      }
    }
    return numbers.entrySet().stream()
        .map(count -> new Property(words(count.getKey(), count.getValue()), "" + count.getValue()))
        .toList();
  }

  private static String words(Kind kind, int number) {
    return number == 1 ? kind.words() : kind.words() + "s";
  }
}
