package dev.headwater.web.page;

import java.util.List;

/** The list of migrations, the newest first. */
record MigrationsPage(List<Line> migrations) {

  /**
   * A migration.
   *
   * @param counts what it did
   * @param commit in which it came; empty where that is not known
   */
  record Line(Link name, String counts, String commit) {}

  boolean hasCommits() {
    return migrations.stream().anyMatch(line -> !line.commit().isEmpty());
  }

  int count() {
    return migrations.size();
  }
}
