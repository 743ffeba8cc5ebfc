package dev.headwater.codegen.factories;

import dev.headwater.rows.Recipe;
import dev.headwater.rows.Recipe.Label;
import dev.headwater.rows.Recipe.Needed;
import dev.headwater.rows.Recipe.Parent;
import dev.headwater.rows.Recipe.Value;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The Java sources of the factories: one class for each table, and one that has them all. */
final class FactorySource {

  /** The name of the class that has all factories. */
  private static final String ALL = "Make";

  private final String packageName;
  private final Map<String, FactoryClass> classes = new LinkedHashMap<>();

  /**
   * @param tables the recipes whose tables have a class
   */
  FactorySource(String packageName, Map<Recipe, GeneratedTable> tables) {
    this.packageName = packageName;
    Set<String> used = new HashSet<>();
    tables.forEach(
        (recipe, table) -> {
          String name = table.simpleName() + FactoryClass.SUFFIX;
          if (!used.add(name)) {
            name = JavaWord.upper(JavaWord.camel(recipe.schema())) + name;
            used.add(name);
          }
          classes.put(
              recipe.schema() + "." + recipe.table(), new FactoryClass(name, recipe, table));
        });
  }

  /** The texts by the names of their files. */
  SortedMap<String, String> files() {
    SortedMap<String, String> files = new TreeMap<>();
    classes.values().forEach(type -> files.put(file(type.name()), source(type)));
    files.put(file(ALL), all());
    return files;
  }

  private String file(String type) {
    return packageName.replace('.', '/') + "/" + type + ".java";
  }

  private String header() {
    return FactoryFolder.HEADER + "\npackage " + packageName + ";\n";
  }

  private String all() {
    String methods =
        classes.values().stream()
            .sorted(Comparator.comparing(FactoryClass::name))
            .map(
                type ->
                    """

                      /** Rows of {@code %1$s}. */
                      public %2$s %3$s() {
                        return new %2$s(this);
                      }
                    """
                        .formatted(type.shown(), type.name(), type.method()))
            .collect(Collectors.joining());
    return """
        %1$s
        import dev.headwater.factory.Factories;
        import org.jooq.DSLContext;

        /** The factories of all tables, for one database. */
        public final class %2$s extends Factories {

          /**
           * Makes rows with the seed of the property {@code headwater-factory.seed}, or 1.
           *
           * @param database where the rows are put, in its transaction
           */
          public %2$s(DSLContext database) {
            super(database);
          }

          /**
           * Makes rows with a seed of their own.
           *
           * @param database where the rows are put, in its transaction
           */
          public %2$s(DSLContext database, long seed) {
            super(database, seed);
          }
        %3$s}
        """
        .formatted(header(), ALL, methods);
  }

  private String source(FactoryClass type) {
    StringBuilder methods = new StringBuilder();
    Map<String, String> names = ParentMethods.of(type.recipe());
    for (Parent parent : type.recipe().parents()) {
      Optional<FactoryClass> target = find(parent.schema(), parent.table());
      if (target.isPresent()) {
        String name = names.getOrDefault(parent.name(), parent.name());
        methods.append(methods(type, parent, target.get()).replace("{name}", name));
      }
    }
    return """
        %1$s
        import dev.headwater.factory.Factories;
        import dev.headwater.factory.Factory;
        import dev.headwater.factory.Making;
        import dev.headwater.factory.Recipe;
        import dev.headwater.factory.Wishes;
        import java.util.List;
        import java.util.Map;

        /** Makes rows of {@code %2$s}. */
        public final class %3$s extends Factory<%4$s, %3$s> {

          private static final Recipe<%4$s> RECIPE =
              %5$s;

          private final Factories all;

          %3$s(Factories all) {
            super(all, RECIPE);
            this.all = all;
          }

          private %3$s(Factories all, Wishes wishes) {
            super(all, RECIPE, wishes);
            this.all = all;
          }

          @Override
          protected %3$s with(Wishes other) {
            return new %3$s(all, other);
          }
        %6$s}
        """
        .formatted(
            header(),
            type.shown(),
            type.name(),
            type.table().record(),
            recipe(type, type.recipe()),
            methods);
  }

  private Optional<FactoryClass> find(String schema, String table) {
    return Optional.ofNullable(classes.get(schema + "." + table));
  }

  private String recipe(FactoryClass type, Recipe some) {
    StringBuilder text = new StringBuilder("Recipe.of(" + type.table().constant() + ")");
    for (Value value : some.values()) {
      String method = some.counters().contains(value.column()) ? "counter" : "value";
      text.append(
          call(method, JavaWord.literal(value.column()), JavaWord.literal(value.expression())));
    }
    for (Parent parent : some.parents()) {
      find(parent.schema(), parent.table())
          .ifPresent(target -> text.append(parent(parent, target)));
    }
    for (Value value : some.early()) {
      text.append(
          call("early", JavaWord.literal(value.column()), JavaWord.literal(value.expression())));
    }
    for (Needed row : some.needed()) {
      String key =
          row.values().entrySet().stream()
              .map(v -> JavaWord.literal(v.getKey()) + ", " + JavaWord.literal(v.getValue()))
              .collect(Collectors.joining(", ", "Map.of(", ")"));
      find(row.schema(), row.table())
          .ifPresent(target -> text.append(call("needs", key, target.name() + "::new")));
    }
    for (Label label : some.labels()) {
      text.append(
          call(
              "label",
              JavaWord.literal(label.column()),
              JavaWord.literal(label.label()),
              recipe(type, label.recipe()).replace("\n", "\n        ")));
    }
    if (some.most() > 0) {
      text.append(call("atMost", String.valueOf(some.most())));
    }
    return text.toString();
  }

  private static String call(String method, String... arguments) {
    return "\n          ." + method + "(" + String.join(", ", arguments) + ")";
  }

  private static String parent(Parent parent, FactoryClass target) {
    return "\n          .parent(\n              new Recipe.Key("
        + JavaWord.literal(parent.name())
        + ", "
        + list(parent.columns())
        + ", "
        + list(parent.targets())
        + "),\n              Making."
        + parent.making()
        + ",\n              "
        + target.name()
        + "::new)"
        + switch (parent.order()) {
          case FIRST -> "";
          case TOGETHER -> call("inCycle", JavaWord.literal(parent.name()));
          case LAST ->
              call(
                  "endsCycle",
                  JavaWord.literal(parent.name()),
                  JavaWord.literal(parent.deferred()));
        };
  }

  private static String list(List<String> names) {
    return names.stream().map(JavaWord::literal).collect(Collectors.joining(", ", "List.of(", ")"));
  }

  private static String methods(FactoryClass type, Parent parent, FactoryClass target) {
    return """

          /** All rows refer to this one by {@code %1$s}. */
          public %2$s {name}(%3$s row) {
            return parent(%4$s, row);
          }

          /** All rows refer by {@code %1$s} to a row that is made like this. */
          public %2$s {name}(%5$s rows) {
            return parent(%4$s, rows);
          }
        """
        .formatted(
            FactoryClass.comment(String.join(", ", parent.columns())),
            type.name(),
            target.table().record(),
            JavaWord.literal(parent.name()),
            target.name());
  }
}
