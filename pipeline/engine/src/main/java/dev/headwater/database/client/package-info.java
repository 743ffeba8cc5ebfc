/** How PostgreSQL's clients find a server and a password, and what they say when they cannot. */
package dev.headwater.database.client;
