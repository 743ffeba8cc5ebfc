package dev.headwater.web.page;

/**
 * An object in a list of objects.
 *
 * @param kind in PostgreSQL's words; empty where the list says it
 * @param detail such as {@code 7 columns}
 * @param comment the first words of it
 */
record Summary(String anchor, String kind, Link name, String detail, String comment) {}
