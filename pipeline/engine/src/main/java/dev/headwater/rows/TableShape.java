package dev.headwater.rows;

import java.util.List;
import java.util.Optional;

/**
 * A table, as far as it decides on the rows that it takes.
 *
 * @param oid its number
 * @param schema as it is, not as SQL writes it
 * @param name as it is, not as SQL writes it
 * @param sql as SQL writes it, with its schema
 */
record TableShape(
    long oid,
    String schema,
    String name,
    String sql,
    List<ColumnShape> columns,
    List<ConstraintShape> constraints,
    List<ReferenceShape> references) {

  TableShape {
    columns = List.copyOf(columns);
    constraints = List.copyOf(constraints);
    references = List.copyOf(references);
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

  /** As messages show it. */
  String shown() {
    return schema + "." + name;
  }
}
