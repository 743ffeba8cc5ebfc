/** Tells Flyway which migrations a real database has already, and leaves its schema alone. */
package dev.headwater.command.stamp;
