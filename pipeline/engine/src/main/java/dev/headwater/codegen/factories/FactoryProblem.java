package dev.headwater.codegen.factories;

import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.rows.Recipe;
import dev.headwater.rows.Recipe.Making;
import dev.headwater.rows.RefusedLabel;
import dev.headwater.rows.RowMaker;
import dev.headwater.rows.RowMaker.Found;
import dev.headwater.rows.Unmakeable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The problems of tables of which no factory can make a row. */
final class FactoryProblem {

  private FactoryProblem() {}

  /**
   * Ends the run when a table has no rows and the user has not left it out.
   *
   * @param classes only their tables, and those that they must refer to, need rows
   * @throws ProblemException with a problem for each such table, and for each wish in vain
   */
  static void throwIfAny(Found found, GeneratedTables classes) {
    List<Problem> problems = new ArrayList<>();
    for (String name : found.unknown()) {
      problems.add(
          Problem.of("factory-value", "there is no column or table " + name)
              .withFix("name it as in <factoryValues><public.orders.code>…, or take the line out"));
    }
    for (Unmakeable table : found.refused()) {
      if (!table.isFollower() && isWanted(table.table(), found.refused(), classes)) {
        problems.add(of(table, found.refused()));
      }
    }
    for (RefusedLabel label : found.labels()) {
      if (classes.has(label.table())) {
        problems.add(of(label));
      }
    }
    for (Recipe recipe : found.recipes()) {
      if (classes.has(recipe.schema() + "." + recipe.table())) {
        withoutClass(recipe, classes).ifPresent(problems::add);
      }
    }
    ProblemException.throwIfAny(problems);
  }

  /** Whether a table without rows has a class, or one that must refer to it. */
  private static boolean isWanted(String table, List<Unmakeable> all, GeneratedTables classes) {
    return classes.has(table)
        || all.stream()
            .anyMatch(
                other -> other.parent().equals(table) && isWanted(other.table(), all, classes));
  }

  /** A factory can make rows of a table only by another factory. */
  private static Optional<Problem> withoutClass(Recipe recipe, GeneratedTables classes) {
    String table = recipe.schema() + "." + recipe.table();
    return recipe.parents().stream()
        .filter(parent -> parent.making() != Making.NONE)
        .map(parent -> parent.schema() + "." + parent.table())
        .filter(parent -> !classes.has(parent))
        .findFirst()
        .map(
            parent ->
                Problem.of("no-row", "no factory can make a row of " + table)
                    .withDetail("why", "it must refer to " + parent + ", which has no class")
                    .withFix(
                        "let jOOQ make a class for "
                            + parent
                            + ", or do without the factory: "
                            + setting(table, RowMaker.NONE)));
  }

  private static Problem of(Unmakeable table, List<Unmakeable> all) {
    Problem problem =
        Problem.of("no-row", "no factory can make a row of " + table.table())
            .withDetail("why", table.words());
    if (!table.rule().isEmpty()) {
      problem = problem.withDetail("refused by", table.rule());
    }
    String followers =
        all.stream()
            .filter(other -> other.parent().equals(table.table()))
            .map(Unmakeable::table)
            .collect(Collectors.joining(", "));
    if (!followers.isEmpty()) {
      problem = problem.withDetail("also without rows", followers + ", which must refer to it");
    }
    String without = "do without the factory: " + setting(table.table(), RowMaker.NONE);
    if (table.isInCycle()) {
      return problem.withFix(
          "let a migration make a key of the cycle deferrable, as in: alter table "
              + table.table()
              + " alter constraint "
              + table.rule()
              + " deferrable; or "
              + without);
    }
    if (table.rule().isEmpty() && table.column().isEmpty()) {
      return problem.withFix("let a migration make room for its rows, or " + without);
    }
    String column = table.column().isEmpty() ? "COLUMN" : table.column();
    return problem.withFix(
        "give SQL for a value, in which {n} is the number of the row: "
            + setting(table.table() + "." + column, "…")
            + "; or "
            + without);
  }

  private static Problem of(RefusedLabel label) {
    return Problem.of(
            "no-row",
            "no factory can make a row of "
                + label.table()
                + " whose "
                + label.column()
                + " is "
                + label.label())
        .withDetail("refused by", label.rule())
        .withFix(
            "give the column a value, and its labels are not tried: "
                + setting(label.table() + "." + label.column(), "…"));
  }

  /** As it stands in a POM. */
  private static String setting(String name, String value) {
    return "<factoryValues><" + name + ">" + value + "</" + name + "></factoryValues>";
  }
}
