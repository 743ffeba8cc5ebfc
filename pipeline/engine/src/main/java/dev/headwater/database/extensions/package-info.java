/** Which PostgreSQL has which extensions, and what to do when the one that was opened has not. */
package dev.headwater.database.extensions;
