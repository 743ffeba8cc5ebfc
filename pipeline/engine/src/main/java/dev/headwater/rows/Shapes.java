package dev.headwater.rows;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The tables of a database and all types. */
record Shapes(Map<Long, TypeShape> types, List<TableShape> tables) {

  Shapes {
    types = Map.copyOf(types);
    tables = List.copyOf(tables);
  }

  TypeShape type(long oid) {
    return Optional.ofNullable(types.get(oid))
        .orElseThrow(() -> new NoSuchElementException("type " + oid));
  }

  Optional<TableShape> table(long oid) {
    return tables.stream().filter(table -> table.oid() == oid).findFirst();
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
