/** Asks PostgreSQL's system catalogues; each query says in SQL what the facts of its kinds are. */
package dev.headwater.catalog.read;
