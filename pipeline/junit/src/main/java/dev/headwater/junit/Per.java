package dev.headwater.junit;

/** How long a database is used. */
public enum Per {
  /** All methods of the class share one, and see what the others left there. */
  CLASS,

  /** Each method has one of its own. Methods that run at the same time do not meet. */
  METHOD,

  /**
   * All methods of the class share one, so connection pools stay; before each method its tables
   * have the rows that the migrations made, and no others.
   */
  CLASS_CLEANED
}
