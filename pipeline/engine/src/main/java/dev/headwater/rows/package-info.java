/** A valid row for each table, from its catalogue and from what PostgreSQL says to attempts. */
package dev.headwater.rows;
