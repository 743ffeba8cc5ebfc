/** Writes the next migration from the difference between the migrations and another schema. */
package dev.headwater.command.draft;
