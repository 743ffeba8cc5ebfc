/**
 * A JVM of its own for the database work of one run. It lives for seconds, so it is started with
 * options for that: compiled once and quickly, classes from an archive.
 */
package dev.headwater.codegen.fork;
