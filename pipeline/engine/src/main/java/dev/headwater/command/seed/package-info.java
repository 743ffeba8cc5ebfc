/** {@code seed}: brings the rows of an environment into a real database. */
package dev.headwater.command.seed;
