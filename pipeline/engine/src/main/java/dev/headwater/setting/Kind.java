package dev.headwater.setting;

/** The type of a setting's value. */
public enum Kind {
  /** A {@link String}. */
  TEXT,
  /** A {@link Long}. */
  NUMBER,
  /** A {@link Boolean}. */
  YES_OR_NO,
  /** A list of {@link String}; commas separate its items on a command line. */
  LIST,
  /** A map of {@link String}; each entry has a name of its own on a command line. */
  MAP,
  /** A {@link java.nio.file.Path}, of a file or a folder. */
  FILE,
  /** A list of {@link java.nio.file.Path}. */
  FILES,
  /** A {@link JooqConfiguration}; only a POM holds it. */
  XML
}
