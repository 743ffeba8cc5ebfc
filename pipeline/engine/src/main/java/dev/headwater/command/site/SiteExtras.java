package dev.headwater.command.site;

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
 * The wishes of a user.
 *
 * @param required what must have a comment
 * @param groups tables that are wanted in one picture
 * @param classes folders with compiled classes that use the generated ones
 * @param commits whether git is asked in which commits the migrations came
 */
public record SiteExtras(
    Set<Documented> required, List<TableGroup> groups, List<Path> classes, boolean commits) {

  public SiteExtras {
    // In an order that does not change.
    Set<Documented> kinds = EnumSet.noneOf(Documented.class);
    kinds.addAll(required);
    required = Collections.unmodifiableSet(kinds);
    groups = List.copyOf(groups);
    classes = List.copyOf(classes);
  }

  /**
   * Understands the words of a user.
   *
   * @param root from where messages show paths
   * @throws ProblemException when a word or a group means nothing, or a folder is not there
   */
  static SiteExtras of(SiteWords words, Path root) {
    Set<Documented> required = EnumSet.noneOf(Documented.class);
    for (String word : words.required()) {
      required.add(Documented.of(word).orElseThrow(() -> new ProblemException(unknown(word))));
    }
    for (Path folder : words.classes()) {
      if (!Files.isDirectory(folder)) {
        throw new ProblemException(notThere(SourceLocation.shown(root, folder)));
      }
    }
    List<TableGroup> groups = words.groups().stream().map(TableGroup::parse).toList();
    return new SiteExtras(required, groups, words.classes(), words.commits());
  }

  private static Problem unknown(String word) {
    return Problem.of("require", "<require> names nothing that has comments: \"" + word + "\"")
        .withDetail("allowed", Documented.words());
  }

  private static Problem notThere(String folder) {
    return Problem.of("no-classes", "<classes> names a folder that is not there")
        .withDetail("folder", folder)
        .withFix("compile the module that uses the classes first");
  }
}
