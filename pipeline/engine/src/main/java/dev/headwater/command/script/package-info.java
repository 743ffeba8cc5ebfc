/** Writes the SQL of migrations for people who run it by hand. */
package dev.headwater.command.script;
