package dev.headwater.catalog;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A query whose rows are facts. Some columns have a meaning; each other one is an attribute.
 *
 * <ul>
 *   <li>{@code kind}: the name of a {@link dev.headwater.catalog.Kind}
 *   <li>{@code class}, {@code oid}, {@code sub}: the address of the object, as in {@code pg_depend}
 *   <li>{@code of_class}, {@code of_oid}, {@code of_sub}: the address of its parent; without a
 *       parent, the object belongs to the database. An object whose parent is not known is left out
 *       with it
 *   <li>{@code name}: as SQL writes it, without its schema
 *   <li>{@code position}: among the siblings
 *   <li>{@code owner}: a role
 * </ul>
 *
 * <p>An attribute that is null or empty is left out.
 *
 * @param since the first major version that has this catalogue
 */
record FactQuery(int since, String sql) {

  /** The OIDs below are PostgreSQL's own objects. */
  private static final String FIRST_OF_USERS = "16384";

  /** Holds for each relation {@code c}; in a part of the query, for some relations. */
  static final String IN_THIS_PART = "pg_catalog.mod(c.oid::bigint, 1) = 0";

  /** The query, or several that find the same rows together where it can be taken apart. */
  List<String> parts(int number) {
    return sql.contains(IN_THIS_PART)
        ? IntStream.range(0, number)
            .mapToObj(
                i -> sql.replace(IN_THIS_PART, IN_THIS_PART.replace("1) = 0", number + ") = " + i)))
            .toList()
        : List.of(sql);
  }

  static FactQuery of(String sql) {
    return since(0, sql);
  }

  static FactQuery since(int major, String sql) {
    return new FactQuery(major, sql);
  }

  /**
   * The condition that a user, and no extension, made an object.
   *
   * @param alias of the catalogue in the query
   */
  static String made(String catalog, String alias) {
    return "%s.oid >= %s and not %s"
        .formatted(alias, FIRST_OF_USERS, ExtensionMember.condition(catalog, alias + ".oid"));
  }

  /** The columns of an object's own address. */
  static String self(String catalog, String alias) {
    return "'pg_catalog.%s'::regclass::oid as class, %s.oid as oid, 0 as sub"
        .formatted(catalog, alias);
  }

  /** The columns of the address of the parent. */
  static String in(String catalog, String oid) {
    return "'pg_catalog.%s'::regclass::oid as of_class, %s as of_oid, 0 as of_sub"
        .formatted(catalog, oid);
  }

  /** The columns of the address of a schema as the parent. */
  static String inSchema(String oid) {
    return in("pg_namespace", oid);
  }

  static String role(String oid) {
    return "pg_catalog.pg_get_userbyid(%s) as owner".formatted(oid);
  }

  /** A name that another object has, with its schema. */
  static String named(String schemaOid, String name) {
    return "(select pg_catalog.quote_ident(s.nspname) from pg_catalog.pg_namespace s where s.oid = %s) || '.' || pg_catalog.quote_ident(%s)"
        .formatted(schemaOid, name);
  }

  static String yes(String condition) {
    return "case when %s then 'yes' end".formatted(condition);
  }

  /**
   * In their own order, and without a number that the newest releases keep among them, and that
   * pg_dump leaves out.
   */
  static String options(String array) {
    return "(select pg_catalog.string_agg(o, E'\\n' order by n) from pg_catalog.unnest(%s) with ordinality u (o, n) where o not like 'pg_attver=%%')"
        .formatted(array);
  }
}
