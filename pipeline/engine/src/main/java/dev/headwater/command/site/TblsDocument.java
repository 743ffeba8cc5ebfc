package dev.headwater.command.site;

import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.Kind;
import dev.headwater.catalog.view.Column;
import dev.headwater.catalog.view.ForeignKey;
import dev.headwater.catalog.view.Key;
import dev.headwater.catalog.view.Relation;
import dev.headwater.catalog.view.SchemaView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The schema in the JSON form of tbls, so that its tools can read it. */
record TblsDocument(SchemaView view, SiteContent content) {

  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", content.about().title());
    fields.put("desc", "");
    fields.put("tables", view.relations().stream().map(this::table).toList());
    fields.put(
        "relations",
        view.relations().stream()
            .flatMap(relation -> relation.foreignKeys().stream().map(k -> relation(relation, k)))
            .toList());
    fields.put("functions", functions());
    fields.put(
        "enums",
        view.catalog().of(Kind.ENUM).stream()
            .map(type -> sorted(Map.of("name", plain(type.id()), "values", labels(type.id()))))
            .toList());
    fields.put(
        "driver",
        sorted(
            Map.of(
                "name",
                "postgres",
                "database_version",
                "PostgreSQL " + content.about().postgres())));
    return fields;
  }

  private List<String> labels(Id type) {
    return view.catalog().children(type, Kind.ENUM_LABEL).stream()
        .map(label -> label.id().name())
        .map(name -> name.substring(1, name.length() - 1).replace("''", "'"))
        .toList();
  }

  private Map<String, Object> table(Relation relation) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", plain(relation.id()));
    fields.put(
        "type",
        switch (relation.id().kind()) {
          case VIEW -> "VIEW";
          case MATERIALIZED_VIEW -> "MATERIALIZED VIEW";
          case FOREIGN_TABLE -> "FOREIGN TABLE";
          default -> "BASE TABLE";
        });
    fields.put("comment", relation.comment());
    fields.put("columns", relation.columns().stream().map(TblsDocument::column).toList());
    fields.put("indexes", parts(relation, Kind.INDEX));
    fields.put("constraints", constraints(relation));
    fields.put("triggers", parts(relation, Kind.TRIGGER));
    fields.put("def", relation.fact().get("definition"));
    return fields;
  }

  private static Map<String, Object> column(Column column) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", plain(column.name()));
    fields.put("type", column.type());
    fields.put("nullable", !column.isNotNull());
    column.value().ifPresent(value -> fields.put("default", value));
    if (column.isGenerated()) {
      fields.put("extra_def", "GENERATED ALWAYS");
    }
    fields.put("comment", column.comment());
    return fields;
  }

  private List<Map<String, Object>> parts(Relation relation, Kind kind) {
    List<Map<String, Object>> parts = new ArrayList<>();
    for (Fact part : view.catalog().children(relation.id(), kind)) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("name", plain(part.id().name()));
      fields.put("def", part.get("definition"));
      if (kind == Kind.INDEX) {
        fields.put("table", plain(relation.id()));
        fields.put("columns", columns(relation, part));
      }
      fields.put("comment", view.comment(part.id()));
      parts.add(fields);
    }
    return parts;
  }

  /** The columns that an index or a constraint needs, also those in an expression. */
  private static List<String> columns(Relation relation, Fact part) {
    return relation.columns().stream()
        .filter(column -> part.dependencies().contains(column.fact().id()))
        .map(column -> plain(column.name()))
        .toList();
  }

  private List<Map<String, Object>> constraints(Relation relation) {
    List<Map<String, Object>> constraints = new ArrayList<>();
    for (Fact fact : view.catalog().children(relation.id(), Kind.CONSTRAINT)) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("name", plain(fact.id().name()));
      fields.put("type", fact.get("type").toUpperCase(Locale.ROOT));
      fields.put("def", fact.get("definition"));
      fields.put("table", plain(relation.id()));
      Optional<Key> key = relation.keys().stream().filter(k -> k.fact().equals(fact)).findFirst();
      Optional<ForeignKey> foreign =
          relation.foreignKeys().stream().filter(k -> k.fact().equals(fact)).findFirst();
      fields.put("columns", key.map(k -> plain(k.columns())).orElse(columns(relation, fact)));
      foreign.ifPresent(
          k -> {
            fields.put("columns", plain(k.columns()));
            fields.put("referenced_table", plain(k.to()));
            fields.put("referenced_columns", plain(k.referenced()));
          });
      fields.put("comment", view.comment(fact.id()));
      constraints.add(fields);
    }
    return constraints;
  }

  private Map<String, Object> relation(Relation relation, ForeignKey key) {
    boolean optional =
        key.columns().stream()
            .anyMatch(name -> relation.column(name).filter(c -> !c.isNotNull()).isPresent());
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("table", plain(key.from()));
    fields.put("columns", plain(key.columns()));
    fields.put("cardinality", relation.isUnique(key.columns()) ? "zero_or_one" : "zero_or_more");
    fields.put("parent_table", plain(key.to()));
    fields.put("parent_columns", plain(key.referenced()));
    fields.put("parent_cardinality", optional ? "zero_or_one" : "exactly_one");
    fields.put("def", key.fact().get("definition"));
    return fields;
  }

  private List<Map<String, Object>> functions() {
    List<Map<String, Object>> functions = new ArrayList<>();
    for (Kind kind : List.of(Kind.FUNCTION, Kind.PROCEDURE, Kind.AGGREGATE)) {
      for (Fact fact : view.catalog().of(kind)) {
        String name = fact.id().qualified();
        int arguments = name.lastIndexOf('(');
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", name.substring(0, arguments));
        fields.put("return_type", fact.get("result"));
        fields.put("arguments", name.substring(arguments + 1, name.length() - 1));
        fields.put("type", kind.name());
        functions.add(fields);
      }
    }
    return functions;
  }

  /** A map of few fields has no order of its own, and files must have one. */
  private static Map<String, Object> sorted(Map<String, Object> fields) {
    return new TreeMap<>(fields);
  }

  private static List<String> plain(List<String> names) {
    return names.stream().map(TblsDocument::plain).toList();
  }

  private static String plain(Id id) {
    return plain(id.scope()) + "." + plain(id.name());
  }

  private static String plain(String sql) {
    return sql.startsWith("\"") ? sql.substring(1, sql.length() - 1).replace("\"\"", "\"") : sql;
  }
}
