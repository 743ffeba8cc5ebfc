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
    exists (select from pg_catalog.pg_depend by_extension
            where by_extension.classid = 'pg_catalog.%s'::regclass
              and by_extension.objid = %s
              and by_extension.objsubid = 0 and by_extension.deptype = 'e')"""
        .formatted(catalog, oid);
  }
}
