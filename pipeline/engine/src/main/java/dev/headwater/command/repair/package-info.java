/** Mends the history of a real database, and leaves its schema alone. */
package dev.headwater.command.repair;
