/** Says what differs between two states of the schema, and what it loses. */
package dev.headwater.command.diff;
