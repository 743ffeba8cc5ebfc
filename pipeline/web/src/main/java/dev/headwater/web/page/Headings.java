package dev.headwater.web.page;

import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.Kind;
import dev.headwater.web.text.Markdown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The beginnings of pages. */
record Headings(Links links, Origins origins, Map<Id, String> fields) {

  /** Attributes that have a place of their own on a page. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "definition",
          "columns",
          "labels",
          "result",
          "language",
          "argument names",
          "argument modes",
          "argument defaults");

  Heading of(Fact fact) {
    Id id = fact.id();
    return new Heading(
        id.kind().words(),
        id.scope().isEmpty()
            ? new Link("", "")
            : links.to(new Id(Kind.SCHEMA, "", id.scope()), id.scope()),
        id.name(),
        Markdown.html(links.view().comment(id)),
        fields.getOrDefault(id, ""),
        properties(fact),
        origins.of(id));
  }

  List<Property> properties(Fact fact) {
    List<Property> properties = new ArrayList<>();
    links.view().catalog().children(fact.id(), Kind.OWNER).stream()
        .map(owner -> new Property("owner", owner.get("role")))
        .forEach(properties::add);
    fact.attributes().entrySet().stream()
        .filter(attribute -> !ELSEWHERE.contains(attribute.getKey()))
        .map(attribute -> new Property(attribute.getKey(), attribute.getValue()))
        .forEach(properties::add);
    return properties;
  }
}
