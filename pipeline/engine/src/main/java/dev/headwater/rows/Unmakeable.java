package dev.headwater.rows;

/**
 * A table of which no valid row was found.
 *
 * @param table as messages show it
 * @param rule the constraint, the index or the function that refuses all rows that were tried;
 *     empty where PostgreSQL names none
 * @param words PostgreSQL's own
 * @param column that a value is wanted for; empty where no column would help
 * @param parent the table without rows that it refers to; empty where it is refused itself
 */
public record Unmakeable(String table, String rule, String words, String column, String parent) {

  private static final String CYCLE = "foreign keys form a cycle: ";

  /** The table itself takes no row. */
  public static Unmakeable refused(String table, String rule, String words, String column) {
    return new Unmakeable(table, rule, words, column, "");
  }

  /** Another table has no rows to refer to. */
  public static Unmakeable withoutParent(String table, String key, String parent) {
    return new Unmakeable(table, key, "", "", parent);
  }

  /** The table must refer, through others, to itself, and no key on the way can wait. */
  public static Unmakeable inCycle(String table, String key, String cycle) {
    return new Unmakeable(table, key, CYCLE + cycle, "", "");
  }

  /** Whether it is refused because of a cycle of foreign keys. */
  public boolean isInCycle() {
    return words.startsWith(CYCLE);
  }

  /** Whether it would have rows if another table had. */
  public boolean isFollower() {
    return !parent.isEmpty();
  }
}
