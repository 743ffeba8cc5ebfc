/** Says which migrations a real database has, and changes nothing. */
package dev.headwater.command.status;
