package dev.headwater.rows;

/**
 * A label of an enum that no row of a table could have.
 *
 * @param table as messages show it
 * @param rule the constraint or the function that refuses the rows
 */
public record RefusedLabel(String table, String column, String label, String rule) {}
