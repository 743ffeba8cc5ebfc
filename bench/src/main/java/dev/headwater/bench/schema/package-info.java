/** Synthetic schemas: the same seed makes the same bytes. */
package dev.headwater.bench.schema;
