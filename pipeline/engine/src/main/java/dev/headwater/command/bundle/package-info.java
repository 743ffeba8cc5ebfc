/**
 * Makes the executable jar that a deployment runs, and knows out of the jar's record what the
 * migrations make.
 */
package dev.headwater.command.bundle;
