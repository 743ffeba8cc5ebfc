package dev.headwater.spi;

/** Objects that get a class only when the user asks for it. */
public enum LeftOut {
  /** Flyway's own table, {@code flyway_schema_history} by default. */
  FLYWAY_HISTORY("flywayHistory"),
  /** Tables, types and functions that {@code CREATE EXTENSION} made. */
  EXTENSION_MEMBERS("extensionMembers"),
  /** Partitions of a partitioned table; the partitioned table itself is always generated. */
  PARTITIONS("partitions");

  private final String word;

  LeftOut(String word) {
    this.word = word;
  }

  /** The word in the POM. */
  public String word() {
    return word;
  }
}
