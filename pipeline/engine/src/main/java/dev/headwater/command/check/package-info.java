/** Says whether the existing classes match the migrations, and changes nothing. */
package dev.headwater.command.check;
