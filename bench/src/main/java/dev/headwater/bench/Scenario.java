package dev.headwater.bench;

import java.util.Locale;

/** What is measured, in the order in which one round goes through it. */
public enum Scenario {
  FIRST("first build, binaries present"),
  NO_OP("nothing changed"),
  CLEAN("clean, warm cache"),
  LAST("last migration edited"),
  WATCH("watch, one edited"),
  BULK("many rows"),
  BULK_PARENTS("a fiftieth, a parent each"),
  MIGRATE("migrate a database"),
  STATUS("status at head");

  private final String title;

  Scenario(String title) {
    this.title = title;
  }

  /** Whether each round runs Maven. */
  boolean isBuild() {
    return compareTo(WATCH) < 0;
  }

  public String title() {
    return title;
  }

  /** As on the command line and in file names. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
