/** Writes the first migration for a database that no migration made. */
package dev.headwater.command.adopt;
