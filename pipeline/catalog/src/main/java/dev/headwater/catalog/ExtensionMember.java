package dev.headwater.catalog;

/** The rule that says which objects {@code CREATE EXTENSION} made. */
final class ExtensionMember {

  private ExtensionMember() {}

  /**
   * A condition of SQL.
   *
   * @param catalog the table that lists the objects, such as {@code pg_class}
   * @param oid an expression for the object in it
   */
  static String condition(String catalog, String oid) {
    return """
    exists (select from pg_catalog.pg_depend d
            where d.classid = 'pg_catalog.%s'::regclass and d.objid = %s
              and d.objsubid = 0 and d.deptype = 'e')"""
        .formatted(catalog, oid);
  }
}
