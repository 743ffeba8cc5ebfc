/** Stays, and works again when a file that matters has changed. */
package dev.headwater.command.watch;
