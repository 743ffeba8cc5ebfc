/**
 * What jOOQ saw of a database: its questions and PostgreSQL's answers. When the same questions get
 * the same answers again, jOOQ would write the same classes again.
 */
package dev.headwater.codegen.transcript;
