package dev.headwater.command.site;

import dev.headwater.catalog.Id;
import dev.headwater.catalog.view.Relation;
import dev.headwater.catalog.view.SchemaView;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tables that a user wants in one picture.
 *
 * @param name of the group
 * @param patterns of names, with or without a schema; {@code *} stands for any text
 */
public record TableGroup(String name, List<String> patterns) {

  public TableGroup {
    patterns = List.copyOf(patterns);
  }

  /**
   * The group that a text means, such as {@code people: users team_*}.
   *
   * @throws ProblemException when it has no name, or no pattern
   */
  public static TableGroup parse(String text) {
    int colon = text.indexOf(':');
    List<String> patterns =
        Stream.of(text.substring(colon + 1).strip().split("\\s+", -1))
            .filter(pattern -> !pattern.isEmpty())
            .toList();
    if (colon < 1 || patterns.isEmpty()) {
      throw new ProblemException(
          Problem.of("group", "<group> is no group of tables: \"" + text + "\"")
              .withFix("write a name and patterns: people: users team_*"));
    }
    return new TableGroup(text.substring(0, colon).strip(), patterns);
  }

  /**
   * The tables and views of the group, in the order of their names.
   *
   * @throws ProblemException when a pattern matches none
   */
  List<Id> in(SchemaView view) {
    for (String pattern : patterns) {
      if (view.relations().stream().map(Relation::id).noneMatch(matches(pattern))) {
        throw new ProblemException(
            Problem.of("group", "<group> matches nothing: \"" + pattern + "\"")
                .withDetail("group", name)
                .withFix("write names of tables or views, with * for any text: public.team_*"));
      }
    }
    return view.relations().stream()
        .map(Relation::id)
        .filter(id -> patterns.stream().anyMatch(pattern -> matches(pattern).test(id)))
        .toList();
  }

  private static Predicate<Id> matches(String pattern) {
    Pattern names =
        Pattern.compile(
            Stream.of(pattern.split("\\*", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".*")),
            Pattern.DOTALL);
    return id -> names.matcher(id.name()).matches() || names.matcher(id.qualified()).matches();
  }
}
