package dev.headwater.web.page;

import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.Kind;
import dev.headwater.catalog.view.Column;
import dev.headwater.catalog.view.ForeignKey;
import dev.headwater.catalog.view.Relation;
import dev.headwater.command.site.SiteContent;
import dev.headwater.spi.LayoutTool;
import dev.headwater.web.diagram.Diagram;
import dev.headwater.web.page.JavaUse.Source;
import dev.headwater.web.usage.UsedLines;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Makes the pages of tables and views. */
record RelationPages(Links links, Origins origins, Sources sources) {

  /**
   * Where a page gets its parts from.
   *
   * @param used the lines of Java that use a table
   */
  record Sources(SiteContent content, LayoutTool layout, UsedLines used) {}

  /** Their links stand elsewhere on the page. */
  private static final Set<Kind> TOLD_ELSEWHERE =
      EnumSet.of(Kind.CONSTRAINT, Kind.COLUMN, Kind.INDEX);

  RelationPage of(Relation relation) {
    List<ColumnLine> columns =
        new Columns(links, origins, sources.content().fields())
            .of(relation).stream().map(line -> line.withUses(uses(relation, line))).toList();
    Diagram diagram = Diagram.around(links.view(), relation);
    return new RelationPage(
        new Headings(links, origins, sources.content().fields()).of(relation.fact()),
        columns,
        columns.stream().anyMatch(column -> !column.expression().isEmpty()),
        diagram.hasLines() ? List.of(figure(diagram, "", relation)) : List.of(),
        wider(diagram, relation),
        ReferenceList.of(relation.foreignKeys().stream().map(key -> reference(key, true)).toList()),
        ReferenceList.of(
            links.view().referring(relation.id()).stream()
                .map(key -> reference(key, false))
                .toList()),
        new Sections(links, origins).of(relation.id()),
        sources.content().shown().partitions().getOrDefault(relation.id(), List.of()).stream()
            .map(part -> new Property(part.id().qualified(), part.get("partition bound")))
            .toList(),
        relation.fact().get("definition").strip(),
        uses(relation.id()),
        usedBy(relation.id()),
        origins.past(relation.id()),
        java(relation));
  }

  private List<Figure> wider(Diagram near, Relation relation) {
    Diagram wider = Diagram.twoStepsAround(links.view(), relation);
    boolean isWorthIt = wider.more() == 0 && wider.size() > near.size();
    return isWorthIt
        ? List.of(figure(wider, "Two steps away: " + wider.size() + " tables", relation))
        : List.of();
  }

  private Figure figure(Diagram diagram, String title, Relation relation) {
    return new Figure(
        title,
        diagram.svg(sources.layout(), label(relation), links::href),
        diagram.more() == 0 ? "" : "+" + diagram.more() + " tables that found no room.");
  }

  private int uses(Relation relation, ColumnLine line) {
    return relation.column(line.name()).stream()
        .flatMap(column -> sources.used().of(column.fact().id()).values().stream())
        .mapToInt(SortedSet::size)
        .sum();
  }

  /** The lines of the table itself are those that name no column of it. */
  private List<JavaUse> java(Relation relation) {
    List<JavaUse> uses = new ArrayList<>();
    SortedMap<String, SortedSet<Integer>> rest = new TreeMap<>();
    sources.used().of(relation.id()).forEach((file, lines) -> rest.put(file, new TreeSet<>(lines)));
    for (Column column : relation.columns()) {
      Id id = column.fact().id();
      SortedMap<String, SortedSet<Integer>> files = sources.used().of(id);
      add(new JavaUse(Address.javaAnchor(id), links.to(id, column.name()), files(files)), uses);
      files.forEach((file, lines) -> rest.getOrDefault(file, new TreeSet<>()).removeAll(lines));
    }
    rest.values().removeIf(SortedSet::isEmpty);
    add(new JavaUse("java~table", new Link("the table", ""), files(rest)), uses);
    return uses;
  }

  private static void add(JavaUse use, List<JavaUse> uses) {
    if (!use.sources().isEmpty()) {
      uses.add(use);
    }
  }

  private static List<Source> files(SortedMap<String, SortedSet<Integer>> files) {
    return files.entrySet().stream()
        .map(file -> new Source(file.getKey(), numbers(file.getValue())))
        .toList();
  }

  private static String numbers(SortedSet<Integer> lines) {
    return lines.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private static String label(Relation relation) {
    return "Diagram of the foreign keys of " + relation.id().qualified();
  }

  private Reference reference(ForeignKey key, boolean own) {
    Id other = own ? key.to() : key.from();
    return new Reference(
        links.to(key.fact().id(), key.name()),
        String.join(", ", own ? key.columns() : key.referenced()),
        links.to(other),
        String.join(", ", own ? key.referenced() : key.columns()),
        key.rules());
  }

  private List<Link> uses(Id id) {
    TreeSet<Id> used = new TreeSet<>();
    for (Fact part : links.view().parts(id)) {
      if (!TOLD_ELSEWHERE.contains(part.id().kind())) {
        part.dependencies().forEach(needed -> used.add(links.view().whole(needed)));
      }
    }
    return listed(used, id);
  }

  private List<Link> usedBy(Id id) {
    TreeSet<Id> users = new TreeSet<>();
    for (Fact part : links.view().parts(id)) {
      for (Id user : links.view().dependents(part.id())) {
        if (!TOLD_ELSEWHERE.contains(user.kind())) {
          users.add(links.view().whole(user));
        }
      }
    }
    return listed(users, id);
  }

  private List<Link> listed(Set<Id> ids, Id self) {
    return ids.stream()
        .filter(id -> !id.equals(self) && id.kind() != Kind.SCHEMA)
        .map(id -> links.to(id, id.toString()))
        .filter(Link::leads)
        .toList();
  }
}
