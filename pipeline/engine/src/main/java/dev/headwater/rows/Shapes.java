package dev.headwater.rows;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The tables of a database and all types.
 *
 * @param ofPartitions for each partition the name of its partitioned table, and the same for their
 *     indexes, all with their schemas
 */
record Shapes(
    Map<Long, TypeShape> types, List<TableShape> tables, Map<String, String> ofPartitions) {

  Shapes {
    types = Map.copyOf(types);
    tables = List.copyOf(tables);
    ofPartitions = Map.copyOf(ofPartitions);
  }

  TypeShape type(long oid) {
    return Optional.ofNullable(types.get(oid))
        .orElseThrow(() -> new NoSuchElementException("type " + oid));
  }

  Optional<TableShape> table(long oid) {
    return tables.stream().filter(table -> table.oid() == oid).findFirst();
  }

  /** The name that the table or the index at the top has. */
  String top(String schema, String name) {
    String at = schema + "." + name;
    while (ofPartitions.containsKey(at)) {
      at = ofPartitions.getOrDefault(at, at);
    }
    return at;
  }

  /** The type below all domains. */
  TypeShape.ColumnType base(TypeShape.ColumnType column) {
    TypeShape type = type(column.type());
    return type.isDomain()
        ? base(
            new TypeShape.ColumnType(
                type.below().base(), type.below().modifier(), type(type.below().base()).sql()))
        : column;
  }
}
