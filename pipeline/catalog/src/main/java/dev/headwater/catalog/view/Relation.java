package dev.headwater.catalog.view;

import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A table or a view with its columns and keys.
 *
 * @param keys primary and unique ones
 * @param foreignKeys that it has, not those that refer to it
 * @param comment empty where there is none
 */
public record Relation(
    Fact fact, List<Column> columns, List<Key> keys, List<ForeignKey> foreignKeys, String comment) {

  public Relation {
    columns = List.copyOf(columns);
    keys = List.copyOf(keys);
    foreignKeys = List.copyOf(foreignKeys);
  }

  public Id id() {
    return fact.id();
  }

  public boolean isView() {
    return id().kind() == Kind.VIEW || id().kind() == Kind.MATERIALIZED_VIEW;
  }

  public Optional<Column> column(String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst();
  }

  /** Whether a column is part of the primary key. */
  public boolean isPrimary(String column) {
    return keys.stream().anyMatch(key -> key.isPrimary() && key.columns().contains(column));
  }

  /** Whether two rows never agree in these columns, because of one of the keys. */
  public boolean isUnique(List<String> some) {
    return keys.stream().anyMatch(key -> some.containsAll(key.columns()));
  }

  /** The foreign keys of which a column is part. */
  public Stream<ForeignKey> foreignKeys(String column) {
    return foreignKeys.stream().filter(key -> key.columns().contains(column));
  }
}
