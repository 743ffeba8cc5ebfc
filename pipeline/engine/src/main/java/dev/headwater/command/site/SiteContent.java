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

/** Everything that a site shows. */
public record SiteContent(About about, Shown shown, Past past, Code code) {

  /**
   * The site itself.
   *
   * @param postgres the version of the server, such as {@code 18.6}
   * @param leftOut what the site does not show, each in a sentence
   */
  public record About(String title, String postgres, List<String> leftOut) {

    public About {
      leftOut = List.copyOf(leftOut);
    }
  }

  /**
   * The schema.
   *
   * @param catalog without what is left out
   * @param groups tables that are wanted in one picture, by the name of the group
   * @param partitions of tables, which have no pages
   */
  public record Shown(
      Catalog catalog, SortedMap<String, List<Id>> groups, Map<Id, List<Fact>> partitions) {

    public Shown {
      groups = Collections.unmodifiableSortedMap(new TreeMap<>(groups));
      partitions = Map.copyOf(partitions);
    }
  }

  /**
   * The migrations.
   *
   * @param steps their changes, in their order
   * @param scripts the texts of SQL migrations by the names of their files
   * @param commits the commits in which scripts came, by the names of their files
   */
  public record Past(
      List<MigrationStep> steps, Map<String, String> scripts, Map<String, Commit> commits) {

    public Past {
      steps = List.copyOf(steps);
      scripts = Map.copyOf(scripts);
      commits = Map.copyOf(commits);
    }
  }

  /**
   * The code that uses the schema.
   *
   * @param java the names of generated classes, where they are there
   * @param classes folders with compiled classes that use them
   */
  public record Code(JavaNames java, List<Path> classes) {

    public Code {
      classes = List.copyOf(classes);
    }
  }

  /** The Java fields of columns, and the classes of tables. */
  public Map<Id, String> fields() {
    return code.java().shown();
  }
}
