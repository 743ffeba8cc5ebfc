/** Reads SQL as PostgreSQL's lexer does, as far as one must know where a statement begins. */
package dev.headwater.script.sql;
