package dev.headwater.bench.schema;

/**
 * A table as far as others refer to it. Each has a column {@code name} of type text.
 *
 * @param keyType the type of its column {@code id}
 */
record Table(String name, String keyType) {}
