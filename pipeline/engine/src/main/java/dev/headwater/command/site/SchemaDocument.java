package dev.headwater.command.site;

import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.Kind;
import dev.headwater.catalog.change.ObjectHistory;
import dev.headwater.catalog.change.ObjectHistory.Event;
import dev.headwater.catalog.change.ObjectHistory.Type;
import dev.headwater.catalog.view.Column;
import dev.headwater.catalog.view.ForeignKey;
import dev.headwater.catalog.view.Relation;
import dev.headwater.catalog.view.SchemaView;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The content of the site as maps, lists and texts, for JSON. */
final class SchemaDocument {

  /** Facts that a table's own fields tell. */
  private static final Set<Kind> IN_FIELDS =
      EnumSet.of(Kind.COLUMN, Kind.COLUMN_DEFAULT, Kind.COMMENT);

  private final SchemaView view;
  private final SiteContent content;
  private final ObjectHistory history;

  SchemaDocument(SchemaView view, SiteContent content) {
    this.view = view;
    this.content = content;
    this.history = ObjectHistory.of(content.past().steps());
  }

  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("title", content.about().title());
    fields.put("postgres", content.about().postgres());
    fields.put("tables", view.relations().stream().map(this::table).toList());
    fields.put(
        "objects",
        view.catalog().facts().stream()
            .filter(fact -> view.whole(fact.id()).equals(fact.id()))
            .filter(fact -> view.relation(fact.id()).isEmpty())
            .map(this::object)
            .toList());
    fields.put("migrations", content.past().steps().stream().map(step -> step.script()).toList());
    fields.put("leftOut", content.about().leftOut());
    return fields;
  }

  private Map<String, Object> table(Relation relation) {
    Map<String, Object> fields = object(relation.fact());
    fields.put("columns", relation.columns().stream().map(this::column).toList());
    fields.put(
        "keys",
        relation.keys().stream()
            .map(
                key ->
                    Map.of(
                        "name", key.fact().id().name(),
                        "primary", key.isPrimary(),
                        "columns", key.columns()))
            .map(SchemaDocument::sorted)
            .toList());
    fields.put("foreignKeys", relation.foreignKeys().stream().map(this::foreignKey).toList());
    fields.put(
        "parts",
        view.parts(relation.id()).stream()
            .filter(part -> !part.id().equals(relation.id()))
            .filter(part -> !IN_FIELDS.contains(part.id().kind()))
            .map(this::object)
            .toList());
    return fields;
  }

  private Map<String, Object> column(Column column) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", column.name());
    fields.put("type", column.type());
    fields.put("nullable", !column.isNotNull());
    column
        .value()
        .ifPresent(value -> fields.put(column.isGenerated() ? "generated" : "default", value));
    about(column.fact().id(), fields);
    return fields;
  }

  private Map<String, Object> foreignKey(ForeignKey key) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", key.name());
    fields.put("columns", key.columns());
    fields.put("table", key.to().qualified());
    fields.put("referenced", key.referenced());
    fields.put("rules", key.rules());
    return fields;
  }

  private Map<String, Object> object(Fact fact) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("kind", fact.id().kind().words());
    fields.put("name", fact.id().qualified());
    fields.put("attributes", fact.attributes());
    about(fact.id(), fields);
    return fields;
  }

  /** Its comment, its Java name and its migrations, as far as there are any. */
  private void about(Id id, Map<String, Object> fields) {
    String comment = view.comment(id);
    if (!comment.isEmpty()) {
      fields.put("comment", comment);
    }
    String java = content.fields().get(id);
    if (java != null) {
      fields.put("java", java);
    }
    List<Event> events = history.of(id);
    events.stream()
        .filter(event -> event.type() == Type.CAME)
        .findFirst()
        .ifPresent(event -> fields.put("since", event.script()));
    List<String> changed =
        events.stream().filter(e -> e.type() != Type.CAME).map(Event::script).toList();
    if (!changed.isEmpty()) {
      fields.put("changed", changed);
    }
  }

  private static Map<String, Object> sorted(Map<String, Object> fields) {
    return new TreeMap<>(fields);
  }
}
