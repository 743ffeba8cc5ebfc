/** Shows the migrated database to somebody. */
package dev.headwater.command.db;
