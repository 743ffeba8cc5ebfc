/** {@code dev}: a database that a developer keeps, at the migrations of the working tree. */
package dev.headwater.command.dev;
