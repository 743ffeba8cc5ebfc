package dev.headwater.web.page;

import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.Kind;
import dev.headwater.catalog.view.ForeignKey;
import dev.headwater.catalog.view.Relation;
import dev.headwater.command.site.SiteContent;
import dev.headwater.spi.LayoutTool;
import dev.headwater.web.diagram.Diagram;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Makes the pages of tables and views. */
record RelationPages(Links links, Origins origins, SiteContent content, LayoutTool layout) {

  /** Their links stand elsewhere on the page. */
  private static final Set<Kind> TOLD_ELSEWHERE =
      EnumSet.of(Kind.CONSTRAINT, Kind.COLUMN, Kind.INDEX);

  RelationPage of(Relation relation) {
    List<ColumnLine> columns = new Columns(links, origins, content.fields()).of(relation);
    Diagram diagram = Diagram.around(links.view(), relation);
    return new RelationPage(
        new Headings(links, origins, content.fields()).of(relation.fact()),
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
        content.partitions().getOrDefault(relation.id(), List.of()).stream()
            .map(part -> new Property(part.id().qualified(), part.get("partition bound")))
            .toList(),
        relation.fact().get("definition").strip(),
        uses(relation.id()),
        usedBy(relation.id()),
        origins.past(relation.id()));
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
        diagram.svg(layout, label(relation), links::href),
        diagram.more() == 0 ? "" : "+" + diagram.more() + " tables that found no room.");
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
