package dev.headwater.catalog;

/** An object in {@code pg_depend}: the OID of its catalogue, its own, and a number inside it. */
record Address(long catalog, long oid, int sub) {

  Address whole() {
    return new Address(catalog, oid, 0);
  }
}
