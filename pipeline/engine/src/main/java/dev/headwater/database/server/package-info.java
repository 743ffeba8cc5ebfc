/** The provider {@code server}: a database of our own in a server that is there already. */
package dev.headwater.database.server;
