package dev.headwater.web.page;

/**
 * A foreign key in the table beside a picture.
 *
 * @param columns of this side
 * @param table the other table
 * @param others the columns of the other side
 * @param rules such as {@code ON DELETE CASCADE}
 */
record Reference(Link key, String columns, Link table, String others, String rules) {}
