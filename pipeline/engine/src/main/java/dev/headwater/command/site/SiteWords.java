package dev.headwater.command.site;

import java.nio.file.Path;
import java.util.List;

/**
 * The wishes of a user, as they are written.
 *
 * @param required words for what must have a comment
 * @param groups such as {@code people: users team_*}
 * @param classes folders with compiled classes that use the generated ones
 * @param commits whether git is asked in which commits the migrations came
 */
public record SiteWords(
    List<String> required, List<String> groups, List<Path> classes, boolean commits) {

  public SiteWords {
    required = List.copyOf(required);
    groups = List.copyOf(groups);
    classes = List.copyOf(classes);
  }
}
