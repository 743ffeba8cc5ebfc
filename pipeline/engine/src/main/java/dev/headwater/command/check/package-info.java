/** Says whether the classes that are there are those of the migrations, and changes nothing. */
package dev.headwater.command.check;
