package dev.headwater.apply.status;

/** How a migration stands in a database. */
public enum MigrationState {
  APPLIED("applied"),
  /** Flyway will apply it; a repeatable one perhaps again, because its text is another one. */
  PENDING("pending"),
  /** It was applied and taken back, and Flyway will apply it again. */
  UNDONE("undone"),
  /** It was applied, and is not here. */
  MISSING("missing"),
  /** It was applied with another text than it has here. */
  EDITED("edited"),
  /** It was not applied, and a newer one was. */
  OUT_OF_ORDER("out of order"),
  FAILED("failed"),
  /** The mark that the database had this version already. */
  BASELINE("baseline"),
  /** The database had it already when its history began. */
  BEFORE_BASELINE("before the baseline");

  private final String word;

  MigrationState(String word) {
    this.word = word;
  }

  /** As the user reads it. */
  public String word() {
    return word;
  }

  /** Whether it is here, and still to be applied. */
  public boolean isToCome() {
    return this == PENDING || this == UNDONE || this == OUT_OF_ORDER;
  }
}
