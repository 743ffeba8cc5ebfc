package dev.headwater.proof;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Kind;
import dev.headwater.catalog.script.RenameStatement;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;

/**
 * Renames that the user has decided on, because nobody can see one by comparing two databases.
 *
 * @param statements one for each rename
 * @param back the same in the other direction, the last first
 */
public record Renames(List<String> statements, List<String> back) {

  public static final Renames NONE = new Renames(List.of(), List.of());

  public Renames {
    statements = List.copyOf(statements);
    back = List.copyOf(back);
  }

  /**
   * Finds the objects.
   *
   * @param words such as {@code users.mail:email}; an object in {@code public} needs no schema
   * @param catalog which has the objects under their old names
   * @throws ProblemException when a word has another form, or names no object
   */
  public static Renames of(List<String> words, Catalog catalog) {
    List<String> statements = new ArrayList<>();
    List<String> back = new ArrayList<>();
    for (String word : words) {
      int colon = word.lastIndexOf(':');
      if (colon < 1 || colon == word.length() - 1) {
        throw new ProblemException(problem(word, "it has not the form OBJECT:NEW_NAME"));
      }
      Fact fact = found(word, word.substring(0, colon).strip(), catalog);
      String name = word.substring(colon + 1).strip();
      statements.add(RenameStatement.of(fact.id(), fact.id().name(), name));
      back.add(0, RenameStatement.of(fact.id(), name, fact.id().name()));
    }
    return new Renames(statements, back);
  }

  private static Fact found(String word, String object, Catalog catalog) {
    List<Fact> found =
        catalog.facts().stream()
            .filter(fact -> RenameStatement.isFor(fact.id().kind()))
            .filter(fact -> isCalled(fact, object))
            .toList();
    if (found.size() == 1) {
      return found.get(0);
    }
    // The index of a constraint has its name, and goes with it.
    List<Fact> constraints =
        found.stream().filter(fact -> fact.id().kind() == Kind.CONSTRAINT).toList();
    if (constraints.size() == 1) {
      return constraints.get(0);
    }
    throw new ProblemException(
        problem(
            word,
            found.isEmpty()
                ? "the migrations make no table, column or other object " + object
                : "several objects have this name"));
  }

  private static boolean isCalled(Fact fact, String object) {
    String name = fact.id().qualified();
    if (fact.id().kind() == Kind.ENUM_LABEL) {
      name = name.replace("'", "");
    }
    return name.equals(object) || name.equals("public." + object);
  }

  private static Problem problem(String word, String why) {
    return Problem.of("renames", "<renames> names no rename: \"" + word + "\"")
        .withDetail("why", why)
        .withFix("name each object and its new name: -Dheadwater.renames=users.mail:email");
  }
}
