package dev.headwater.web.page;

import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.Kind;
import dev.headwater.catalog.change.ObjectName;
import dev.headwater.catalog.view.SchemaView;
import dev.headwater.command.site.SiteContent;
import dev.headwater.web.page.RoutinePage.Routine;
import dev.headwater.web.page.TypePage.Label;
import dev.headwater.web.text.Markdown;
import dev.headwater.web.text.SqlName;
import java.util.List;
import java.util.TreeSet;

/** Makes the pages of types and routines. */
record OtherPages(Links links, Origins origins, SiteContent content) {

  TypePage type(Fact type) {
    List<Fact> labels = links.view().catalog().children(type.id(), Kind.ENUM_LABEL);
    return new TypePage(
        headings().of(type),
        labels.stream()
            .map(label -> new Label(Address.anchor(label.id()), label.id().name()))
            .toList(),
        new Columns(links, origins, content.fields()).ofType(type.id()),
        new Sections(links, origins).of(type.id()),
        usedBy(type.id()));
  }

  /** All routines with the name of the first. */
  RoutinePage routines(List<Fact> overloads) {
    Fact first = overloads.get(0);
    Heading heading = headings().of(first);
    return new RoutinePage(
        new Heading(
            heading.kind(),
            heading.schema(),
            SqlName.withoutArguments(first.id().name()),
            "",
            heading.field(),
            List.of(),
            List.of()),
        overloads.stream().map(this::routine).toList());
  }

  private Routine routine(Fact fact) {
    return new Routine(
        Address.anchor(fact.id()),
        fact.id().kind().words(),
        fact.id().name(),
        fact.get("result"),
        fact.get("language"),
        Markdown.html(links.view().comment(fact.id())),
        fact.get("definition").strip(),
        origins.of(fact.id()),
        new Sections(links, origins).of(fact.id()),
        usedBy(fact.id()));
  }

  private Headings headings() {
    return new Headings(links, origins, content.fields());
  }

  /** Columns and other objects that name one; a default stands for its column. */
  private List<Link> usedBy(Id id) {
    SchemaView view = links.view();
    TreeSet<Id> users = new TreeSet<>();
    for (Id user : view.dependents(id)) {
      if (!view.whole(user).equals(id)) {
        users.add(
            user.kind() == Kind.COLUMN_DEFAULT
                ? view.catalog().find(user).flatMap(Fact::parent).orElse(user)
                : user);
      }
    }
    return users.stream()
        .map(user -> links.to(user, ObjectName.of(user)))
        .filter(Link::leads)
        .toList();
  }
}
