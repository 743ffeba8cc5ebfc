package dev.headwater.rows;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A table, as far as it decides on the rows that it takes.
 *
 * @param oid its number
 * @param schema as it is, not as SQL writes it
 * @param name as it is, not as SQL writes it
 * @param sql as SQL writes it, with its schema
 * @param triggers the bodies of the functions that its triggers call
 */
record TableShape(
    long oid,
    String schema,
    String name,
    String sql,
    List<ColumnShape> columns,
    List<ConstraintShape> constraints,
    List<ReferenceShape> references,
    List<String> triggers) {

  TableShape {
    columns = List.copyOf(columns);
    constraints = List.copyOf(constraints);
    references = List.copyOf(references);
    triggers = List.copyOf(triggers);
  }

  ColumnShape column(int number) {
    return columns.stream().filter(column -> column.number() == number).findFirst().orElseThrow();
  }

  Optional<ColumnShape> column(String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst();
  }

  Optional<ConstraintShape> constraint(String name) {
    return constraints.stream().filter(constraint -> constraint.name().equals(name)).findFirst();
  }

  /** The columns that an expression may read. */
  Set<Integer> columnsIn(String expression) {
    Set<Integer> numbers = new TreeSet<>();
    for (ColumnShape column : columns) {
      if (expression.matches(
          "(?s).*(?<![\\w\"$])" + Pattern.quote(column.sql()) + "(?![\\w\"$]).*")) {
        numbers.add(column.number());
      }
    }
    return numbers;
  }

  /** As messages show it. */
  String shown() {
    return schema + "." + name;
  }
}
