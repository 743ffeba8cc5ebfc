package dev.headwater.rows;

import java.util.List;

/**
 * A type of PostgreSQL.
 *
 * @param oid its number, which the columns name
 * @param name without its schema
 * @param sql as SQL writes it, with its schema
 * @param kind as in {@code pg_type.typtype}
 * @param category as in {@code pg_type.typcategory}
 * @param below the type below a domain, the element of an array, or the bounds of a range
 * @param labels of an enum
 * @param attributes of a composite type
 */
record TypeShape(
    long oid,
    String name,
    String sql,
    String kind,
    String category,
    Below below,
    Domain domain,
    List<String> labels,
    List<ColumnType> attributes) {

  /** The type that another one is made of. */
  record Below(long base, int modifier) {}

  /** The rules of a domain. */
  record Domain(boolean notNull, boolean hasDefault, List<String> checks) {}

  /** The type of a column or an attribute. */
  record ColumnType(long type, int modifier, String sql) {}

  /** The same over another type. */
  TypeShape over(long base) {
    return new TypeShape(
        oid, name, sql, kind, category, new Below(base, -1), domain, labels, attributes);
  }

  boolean isDomain() {
    return kind.equals("d");
  }

  boolean isEnum() {
    return kind.equals("e");
  }

  boolean isComposite() {
    return kind.equals("c");
  }

  boolean isRange() {
    return kind.equals("r");
  }

  boolean isMultirange() {
    return kind.equals("m");
  }

  boolean isArray() {
    return category.equals("A") && below.base() != 0;
  }
}
