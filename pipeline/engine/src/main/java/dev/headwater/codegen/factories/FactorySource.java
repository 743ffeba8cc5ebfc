package dev.headwater.codegen.factories;

import dev.headwater.rows.Recipe;
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
           * Makes rows with the seed of the property {@code headwater.factorySeed}, or 1.
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
    StringBuilder recipe = new StringBuilder();
    StringBuilder methods = new StringBuilder();
    for (Value value : type.recipe().values()) {
      boolean counts = type.recipe().counters().contains(value.column());
      recipe
          .append("\n          .")
          .append(counts ? "counter" : "value")
          .append('(')
          .append(JavaWord.literal(value.column()))
          .append(", ")
          .append(JavaWord.literal(value.expression()))
          .append(')');
    }
    Map<String, String> names = ParentMethods.of(type.recipe());
    for (Parent parent : type.recipe().parents()) {
      Optional<FactoryClass> target =
          Optional.ofNullable(classes.get(parent.schema() + "." + parent.table()));
      if (target.isPresent()) {
        recipe.append(parent(parent, target.get()));
        String name = names.getOrDefault(parent.name(), parent.name());
        methods.append(methods(type, parent, target.get()).replace("{name}", name));
      }
    }
    if (type.recipe().most() > 0) {
      recipe.append("\n          .atMost(").append(type.recipe().most()).append(')');
    }
    return """
        %1$s
        import dev.headwater.factory.Factories;
        import dev.headwater.factory.Factory;
        import dev.headwater.factory.Making;
        import dev.headwater.factory.Recipe;
        import java.util.List;

        /** Makes rows of {@code %2$s}. */
        public final class %3$s extends Factory<%4$s, %3$s> {

          private static final Recipe<%4$s> RECIPE =
              Recipe.of(%5$s)%6$s;

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
        %7$s}
        """
        .formatted(
            header(),
            type.shown(),
            type.name(),
            type.table().record(),
            type.table().constant(),
            recipe,
            methods);
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
        + "::new)";
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
