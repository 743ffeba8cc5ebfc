/**
 * Keeps jOOQ's questions to a database, and PostgreSQL's answers. When the same questions get the
 * same answers again, jOOQ would write the same classes again.
 */
package dev.headwater.codegen.transcript;
