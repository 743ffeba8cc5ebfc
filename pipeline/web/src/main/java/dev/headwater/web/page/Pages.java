package dev.headwater.web.page;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.Kind;
import dev.headwater.catalog.change.ComparedSchemas;
import dev.headwater.catalog.change.MigrationStep;
import dev.headwater.catalog.change.ObjectHistory;
import dev.headwater.catalog.view.Relation;
import dev.headwater.catalog.view.SchemaView;
import dev.headwater.command.site.SiteContent;
import dev.headwater.spi.LayoutTool;
import dev.headwater.web.page.RelationPages.Sources;
import dev.headwater.web.usage.UsedLines;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** All pages of a site, by their paths. */
public final class Pages {

  private static final String UP = "../";

  private final SchemaView view;
  private final SiteContent content;
  private final Links below;
  private final ObjectHistory history;
  private final Templates templates = new Templates();
  private final SortedMap<String, String> texts = new TreeMap<>();

  private Pages(SchemaView view, SiteContent content) {
    this.view = view;
    this.content = content;
    this.below = new Links(view, UP);
    this.history = ObjectHistory.of(content.past().steps());
  }

  /** Makes them. */
  public static SortedMap<String, String> of(
      SchemaView view, SiteContent content, LayoutTool layout) throws IOException {
    Pages pages = new Pages(view, content);
    pages.overviews(layout);
    pages.relations(
        new Sources(
            content, layout, UsedLines.in(content.code().classes(), content.code().java())));
    pages.others();
    pages.migrations(layout);
    return pages.texts;
  }

  private void overviews(LayoutTool layout) {
    Links top = new Links(view, "");
    Overview overview = new Overview(top, origins(top), content);
    IndexPage index = overview.index(layout);
    write(Address.INDEX, content.about().title(), List.of(), templates.fill("index", index));
    write(
        Address.UNDOCUMENTED,
        "Without a comment",
        List.of(),
        templates.fill("undocumented", overview.undocumented()));
    for (Fact schema : view.catalog().of(Kind.SCHEMA)) {
      object(schema, "schema", new Overview(below, origins(below), content).schema(schema, layout));
    }
  }

  private void relations(Sources sources) {
    RelationPages pages = new RelationPages(below, origins(below), sources);
    for (Relation relation : view.relations()) {
      object(relation.fact(), "relation", pages.of(relation));
    }
  }

  private void others() {
    OtherPages pages = new OtherPages(below, origins(below), content);
    SortedMap<String, List<Fact>> overloads = new TreeMap<>();
    for (Fact fact : view.catalog().facts()) {
      if (Address.folder(fact.id().kind()).equals("types")) {
        object(fact, "type", pages.type(fact));
      } else if (Address.isRoutine(fact.id())) {
        overloads.computeIfAbsent(path(fact), path -> new ArrayList<>()).add(fact);
      }
    }
    overloads.values().forEach(facts -> object(facts.get(0), "routine", pages.routines(facts)));
  }

  private void migrations(LayoutTool layout) {
    MigrationPages pages = new MigrationPages(below, content, layout);
    if (content.past().steps().isEmpty()) {
      return;
    }
    write(Address.MIGRATIONS, "Migrations", List.of(), templates.fill("migrations", pages.list()));
    Link above = new Link("Migrations", below.page(Address.MIGRATIONS));
    // From the last one back: each step tells what was there before it.
    Catalog after = view.catalog();
    for (int i = content.past().steps().size() - 1; i >= 0; i--) {
      MigrationStep step = content.past().steps().get(i);
      ComparedSchemas states = step.between(after);
      write(
          MigrationAddress.of(step.script()),
          step.script(),
          List.of(above),
          templates.fill("migration", pages.of(i, states)));
      after = states.from();
    }
  }

  private Origins origins(Links links) {
    return new Origins(
        links,
        history,
        content.past().steps().stream().map(MigrationStep::script).toList(),
        content.past().commits());
  }

  private String path(Fact fact) {
    return Address.of(fact.id(), fact.id()).page();
  }

  private void object(Fact fact, String template, Object page) {
    List<Link> above =
        fact.id().scope().isEmpty()
            ? List.of()
            : List.of(below.to(new Id(Kind.SCHEMA, "", fact.id().scope())));
    write(path(fact), fact.id().qualified(), above, templates.fill(template, page));
  }

  private void write(String path, String title, List<Link> above, String body) {
    String root = path.contains("/") ? UP : "";
    String migrations = content.past().steps().isEmpty() ? "" : Address.MIGRATIONS;
    Shell shell = new Shell(content.about().title(), title, root, path, migrations, above, body);
    texts.put(path, templates.fill("shell", shell));
  }
}
