/** Which PostgreSQL has which extensions, and the fix when the opened PostgreSQL lacks one. */
package dev.headwater.database.extensions;
