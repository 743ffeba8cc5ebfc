/** A command is a request, an outcome, and what leads from the one to the other. */
package dev.headwater.command;
