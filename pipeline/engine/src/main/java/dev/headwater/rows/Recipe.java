package dev.headwater.rows;

import java.util.List;

/**
 * The way to make rows of a table. Every column that is not named here is left to PostgreSQL.
 *
 * @param schema as it is, not as SQL writes it
 * @param table as it is, not as SQL writes it
 * @param sql the table as SQL writes it
 * @param values in the order of the columns
 * @param parents all foreign keys, in the order in which their rows are made
 * @param counters columns that hold the number of the row, so that new rows begin above them
 * @param most how many rows the table can hold, or 0 when there is no limit below a thousand
 */
public record Recipe(
    String schema,
    String table,
    String sql,
    List<Value> values,
    List<Parent> parents,
    List<String> counters,
    int most) {

  public Recipe {
    values = List.copyOf(values);
    parents = List.copyOf(parents);
    counters = List.copyOf(counters);
  }

  /**
   * A column that the factory fills.
   *
   * @param column as it is, not as SQL writes it
   * @param sql the column as SQL writes it
   * @param expression SQL over {@code {n}}, the number of the row, and {@code {seed}}
   */
  public record Value(String column, String sql, String expression) {}

  /**
   * A foreign key.
   *
   * @param name of the constraint
   * @param columns as they are, not as SQL writes them
   * @param schema of the table that it refers to
   * @param table that it refers to
   * @param targets the columns there, in the same order
   * @param making whether rows there are made where none is given
   */
  public record Parent(
      String name,
      List<String> columns,
      String schema,
      String table,
      List<String> targets,
      Making making) {

    public Parent {
      columns = List.copyOf(columns);
      targets = List.copyOf(targets);
    }
  }

  /** How many rows of the other table are made. */
  public enum Making {
    /** None: the key may be empty. */
    NONE,
    /** One for all rows of a call. */
    ONE,
    /** One for each row, because a unique key wants it. */
    EACH
  }
}
