/** Says whether a live database is what its migrations make, and changes nothing. */
package dev.headwater.command.drift;
