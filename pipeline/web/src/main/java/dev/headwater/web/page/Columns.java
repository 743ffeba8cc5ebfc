package dev.headwater.web.page;

import dev.headwater.catalog.Id;
import dev.headwater.catalog.Kind;
import dev.headwater.catalog.view.Column;
import dev.headwater.catalog.view.ForeignKey;
import dev.headwater.catalog.view.Relation;
import dev.headwater.web.text.Markdown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Columns as the page of their table shows them.
 *
 * @param fields the Java fields of columns
 */
record Columns(Links links, Origins origins, Map<Id, String> fields) {

  List<ColumnLine> of(Relation relation) {
    return relation.columns().stream()
        .map(column -> line(column, keys(relation, column), refers(relation, column)))
        .toList();
  }

  /** The attributes of a composite type. */
  List<ColumnLine> ofType(Id type) {
    return links.view().attributes(type).stream()
        .map(attribute -> line(attribute, List.of(), List.of()))
        .toList();
  }

  private ColumnLine line(Column column, List<String> keys, List<Link> refers) {
    Id id = column.fact().id();
    return new ColumnLine(
        Address.anchor(id),
        column.name(),
        new Link(column.type(), column.userType().map(links::href).orElse("")),
        !column.isNotNull() && id.kind() == Kind.COLUMN && !ofView(id),
        keys,
        refers,
        column.value().orElse(column.fact().has("identity") ? identity(column) : ""),
        column.isGenerated(),
        Markdown.html(column.comment()),
        fields.getOrDefault(id, ""),
        ofView(id) ? List.of() : origins.of(id),
        0);
  }

  /** A view makes its columns anew, and nobody knows which of them are null. */
  private boolean ofView(Id column) {
    return links.view().relation(links.view().whole(column)).filter(Relation::isView).isPresent();
  }

  private static String identity(Column column) {
    return "identity, " + column.fact().get("identity");
  }

  private static List<String> keys(Relation relation, Column column) {
    List<String> keys = new ArrayList<>();
    if (relation.isPrimary(column.name())) {
      keys.add("primary");
    }
    if (relation.keys().stream()
        .anyMatch(key -> !key.isPrimary() && key.columns().equals(List.of(column.name())))) {
      keys.add("unique");
    }
    return keys;
  }

  private List<Link> refers(Relation relation, Column column) {
    return relation
        .foreignKeys(column.name())
        .map(key -> refers(key, key.columns().indexOf(column.name())))
        .toList();
  }

  private Link refers(ForeignKey key, int index) {
    String other = key.referenced().get(index);
    Id column = new Id(Kind.COLUMN, key.to().qualified(), other);
    return links.to(column, key.to().name() + "." + other);
  }
}
