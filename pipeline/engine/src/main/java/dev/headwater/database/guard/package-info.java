/** Keeps a run on a shared server from changing what all databases of that server share. */
package dev.headwater.database.guard;
