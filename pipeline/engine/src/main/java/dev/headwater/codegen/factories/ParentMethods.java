package dev.headwater.codegen.factories;

import dev.headwater.rows.Recipe;
import dev.headwater.rows.Recipe.Parent;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The names of the methods by which a test gives the rows that foreign keys refer to. */
final class ParentMethods {

  /** Methods that a factory has already. */
  private static final Set<String> TAKEN =
      Set.of(
          "with",
          "withEach",
          "withDefault",
          "parent",
          "create",
          "bulk",
          "clone",
          "equals",
          "finalize",
          "getClass",
          "hashCode",
          "notify",
          "notifyAll",
          "toString",
          "wait");

  private ParentMethods() {}

  /** By the names of the constraints. */
  static Map<String, String> of(Recipe recipe) {
    Map<String, String> names = new LinkedHashMap<>();
    Set<String> used = new HashSet<>(TAKEN);
    List<Parent> parents =
        recipe.parents().stream().sorted(Comparator.comparing(Parent::name)).toList();
    for (Parent parent : parents) {
      String name = JavaWord.camel(byColumn(parent));
      if (!used.add(name)) {
        name = JavaWord.camel(parent.name());
        used.add(name);
      }
      names.put(parent.name(), name);
    }
    return names;
  }

  /** {@code owner} for {@code owner_id}; the other table where the key has several columns. */
  private static String byColumn(Parent parent) {
    if (parent.columns().size() > 1) {
      return parent.table();
    }
    String column = parent.columns().get(0);
    String target = "_" + parent.targets().get(0);
    String stem =
        column.endsWith(target) && column.length() > target.length()
            ? column.substring(0, column.length() - target.length())
            : column.replaceFirst("(?i)(?<=.)_?(id|uuid|fk|key)$", "");
    return stem.isEmpty() ? column : stem;
  }
}
