/** Throwaway PostgreSQL databases: the stages open and close. */
package dev.headwater.database;
