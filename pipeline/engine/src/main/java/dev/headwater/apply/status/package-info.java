/** The migrations that a database has, by its own history table. */
package dev.headwater.apply.status;
