package dev.headwater.bench.schema;

/**
 * What one small migration would do.
 *
 * @param title becomes the name of the file where the step is the first in it
 */
record Step(String title, String sql) {}
