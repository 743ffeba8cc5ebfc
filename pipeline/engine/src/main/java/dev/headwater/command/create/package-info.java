/** Makes the file of the next migration. */
package dev.headwater.command.create;
