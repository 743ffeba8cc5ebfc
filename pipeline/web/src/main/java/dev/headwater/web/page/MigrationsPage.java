package dev.headwater.web.page;

import java.util.List;

/** The list of migrations, the newest first. */
record MigrationsPage(List<Line> migrations) {

  /**
   * A migration.
   *
   * @param counts what it did
   */
  record Line(Link name, String counts) {}

  int count() {
    return migrations.size();
  }
}
