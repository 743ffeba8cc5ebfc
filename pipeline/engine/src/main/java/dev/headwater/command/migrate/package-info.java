/** Brings a real database to a version of its migrations. */
package dev.headwater.command.migrate;
