/** Stage 4, migrate: runs Flyway, and turns what PostgreSQL says into a place in a file. */
package dev.headwater.apply;
