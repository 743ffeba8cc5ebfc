package dev.headwater.bench;

import java.util.Locale;

/** What is measured, in the order in which one round goes through it. */
public enum Scenario {
  FIRST("first build, binaries present"),
  NO_OP("nothing changed"),
  CLEAN("clean, warm cache"),
  LAST("last migration edited"),
  WATCH("watch, one edited");

  private final String title;

  Scenario(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }

  /** As on the command line and in file names. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
