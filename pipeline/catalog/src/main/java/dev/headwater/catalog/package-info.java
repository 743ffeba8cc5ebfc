/** A PostgreSQL database as values. Everything asked of pg_catalog is asked here. */
package dev.headwater.catalog;
