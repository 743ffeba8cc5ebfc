package dev.headwater.codegen.factories;

import dev.headwater.rows.Recipe;
import java.util.Set;

/**
 * A factory to write.
 *
 * @param name of its class, without the package
 * @param table the class of its rows' table
 */
record FactoryClass(String name, Recipe recipe, GeneratedTable table) {

  /** The end of each name. */
  static final String SUFFIX = "Factory";

  /** Methods that every class has. */
  private static final Set<String> OF_OBJECT =
      Set.of(
          "clone",
          "equals",
          "finalize",
          "getClass",
          "hashCode",
          "notify",
          "notifyAll",
          "toString",
          "wait");

  /** The method that begins to make rows. */
  String method() {
    String stem = name.substring(0, name.length() - SUFFIX.length());
    String method = JavaWord.word(JavaWord.lower(stem));
    return OF_OBJECT.contains(method) ? method + "_" : method;
  }

  /** The table as a comment shows it. */
  String shown() {
    return comment(recipe.schema() + "." + recipe.table());
  }

  /** A text that cannot end a comment or a tag. */
  static String comment(String text) {
    return text.replaceAll("[*{}@<>&\\\\]", "_");
  }
}
