package dev.headwater.command.site;

import dev.headwater.codegen.GenerateRequest;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.problem.SourceLocation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A site to make.
 *
 * @param database for a throwaway database at the migrations as they are
 * @param place where it goes, and what it is called
 * @param required what must have a comment
 * @param classes folders with compiled classes that use the generated ones
 * @param groups tables that are wanted in one picture
 * @param commits whether git is asked in which commits the migrations came
 */
public record SiteRequest(
    GenerateRequest database,
    Place place,
    Set<Documented> required,
    List<Path> classes,
    List<TableGroup> groups,
    boolean commits) {

  public SiteRequest {
    // In an order that does not change.
    Set<Documented> kinds = EnumSet.noneOf(Documented.class);
    kinds.addAll(required);
    required = Collections.unmodifiableSet(kinds);
    classes = List.copyOf(classes);
    groups = List.copyOf(groups);
  }

  /**
   * @param title what the site is called, such as the name of the project
   * @param folder for the pages; nothing else may lie in it
   */
  public record Place(String title, Path folder) {}

  /**
   * The words of a user.
   *
   * @param required the words for what must have a comment
   * @throws ProblemException when one of them means nothing
   */
  public static SiteRequest of(GenerateRequest database, Place place, List<String> required) {
    Set<Documented> kinds = EnumSet.noneOf(Documented.class);
    for (String word : required) {
      kinds.add(Documented.of(word).orElseThrow(() -> new ProblemException(unknown(word))));
    }
    return new SiteRequest(database, place, kinds, List.of(), List.of(), false);
  }

  /**
   * The same, with classes that use the generated ones.
   *
   * @throws ProblemException when one of the folders is not there
   */
  public SiteRequest withClasses(List<Path> folders) {
    for (Path folder : folders) {
      if (!Files.isDirectory(folder)) {
        throw new ProblemException(
            Problem.of("no-classes", "<classes> names a folder that is not there")
                .withDetail("folder", SourceLocation.shown(database.root(), folder))
                .withFix("compile the module that uses the classes first"));
      }
    }
    return new SiteRequest(database, place, required, folders, groups, commits);
  }

  /**
   * The same, with groups of tables.
   *
   * @param texts such as {@code people: users team_*}
   * @throws ProblemException when one of them is no group
   */
  public SiteRequest withGroups(List<String> texts) {
    List<TableGroup> all = texts.stream().map(TableGroup::parse).toList();
    return new SiteRequest(database, place, required, classes, all, commits);
  }

  /** The same, with the commits of migrations where they are wanted. */
  public SiteRequest withCommits(boolean wanted) {
    return new SiteRequest(database, place, required, classes, groups, wanted);
  }

  private static Problem unknown(String word) {
    return Problem.of("require", "<require> names nothing that has comments: \"" + word + "\"")
        .withDetail("allowed", Documented.words());
  }
}
