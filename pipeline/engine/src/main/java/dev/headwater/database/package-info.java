/** Stage 3 and 7, open and close: throwaway PostgreSQL databases. */
package dev.headwater.database;
