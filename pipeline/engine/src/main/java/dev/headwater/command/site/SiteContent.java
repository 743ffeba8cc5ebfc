package dev.headwater.command.site;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.change.MigrationStep;
import dev.headwater.history.ScriptCommits.Commit;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that a site shows.
 *
 * @param title of the site
 * @param postgres the version of the server, such as {@code 18.6}
 * @param catalog without what is left out
 * @param leftOut what the site does not show, each in a sentence
 * @param groups tables that are wanted in one picture, by the name of the group
 * @param partitions of tables, which have no pages
 * @param steps what each migration did, in their order
 * @param scripts the texts of SQL migrations by the names of their files
 * @param commits the commits in which scripts came, by the names of their files
 * @param java the names of generated classes, where they are there
 * @param classes folders with compiled classes that use them
 */
public record SiteContent(
    String title,
    String postgres,
    Catalog catalog,
    List<String> leftOut,
    SortedMap<String, List<Id>> groups,
    Map<Id, List<Fact>> partitions,
    List<MigrationStep> steps,
    Map<String, String> scripts,
    Map<String, Commit> commits,
    JavaNames java,
    List<Path> classes) {

  public SiteContent {
    leftOut = List.copyOf(leftOut);
    steps = List.copyOf(steps);
    scripts = Map.copyOf(scripts);
    commits = Map.copyOf(commits);
    groups = Collections.unmodifiableSortedMap(new TreeMap<>(groups));
    partitions = Map.copyOf(partitions);
    classes = List.copyOf(classes);
  }

  /** The Java fields of columns, and the classes of tables. */
  public Map<Id, String> fields() {
    return java.shown();
  }
}
