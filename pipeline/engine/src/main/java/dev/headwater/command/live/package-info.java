/** Reads real databases for commands that compare them with migrations. */
package dev.headwater.command.live;
