package dev.headwater.rows;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The way to make rows of a table. Every column that is not named here is left to PostgreSQL.
 *
 * @param schema as it is, not as SQL writes it
 * @param table as it is, not as SQL writes it
 * @param sql the table as SQL writes it
 * @param values in the order of the columns
 * @param parents all foreign keys, in the order in which their rows are made
 * @param counters columns that hold the number of the row, so that new rows begin above them
 * @param early columns to which another row of a cycle refers before this one is there
 * @param needed rows that a trigger wants to be there
 * @param labels the recipes of labels that want other values
 * @param most how many rows the table can hold, or 0 when there is no limit below a thousand
 */
public record Recipe(
    String schema,
    String table,
    String sql,
    List<Value> values,
    List<Parent> parents,
    List<String> counters,
    List<Value> early,
    List<Needed> needed,
    List<Label> labels,
    int most) {

  public Recipe {
    values = List.copyOf(values);
    parents = List.copyOf(parents);
    counters = List.copyOf(counters);
    early = List.copyOf(early);
    needed = List.copyOf(needed);
    labels = List.copyOf(labels);
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
   * @param order when they are made
   * @param deferred the constraint as SET CONSTRAINTS names it; empty where it need not be deferred
   */
  public record Parent(
      String name,
      List<String> columns,
      String schema,
      String table,
      List<String> targets,
      Making making,
      Order order,
      String deferred) {

    public Parent {
      columns = List.copyOf(columns);
      targets = List.copyOf(targets);
    }
  }

  /**
   * A row of another table.
   *
   * @param schema of the table
   * @param values SQL for the columns of a key, by their names
   */
  public record Needed(String schema, String table, Map<String, String> values) {

    public Needed {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
  }

  /**
   * A label of an enum.
   *
   * @param column that has it
   * @param recipe of rows with the label
   */
  public record Label(String column, String label, Recipe recipe) {}

  /** How many rows of the other table are made. */
  public enum Making {
    /** None: the key may be empty. */
    NONE,
    /** One for all rows of a call. */
    ONE,
    /** One for each row, because a unique key wants it. */
    EACH,
    /** One for each row, and a trigger writes the row that refers to it. */
    WRITTEN
  }

  /** When the row of the other table is made. */
  public enum Order {
    /** Before the row that refers to it. */
    FIRST,
    /** With all rows of a cycle. */
    TOGETHER,
    /** When the other rows of a cycle are there. */
    LAST
  }
}
