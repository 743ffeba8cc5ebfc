package dev.headwater.rows;

/**
 * A table of which no valid row was found.
 *
 * @param table as messages show it
 * @param rule the constraint, the index or the trigger that refuses all rows that were tried
 * @param words PostgreSQL's own
 * @param column that a value is wanted for; empty where no column would help
 */
public record Unmakeable(String table, String rule, String words, String column) {}
