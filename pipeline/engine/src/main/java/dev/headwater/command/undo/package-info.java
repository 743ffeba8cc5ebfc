/** Takes migrations back in a real database. */
package dev.headwater.command.undo;
