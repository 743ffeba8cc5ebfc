/** Rows for tests: the part of the generated factories that is the same for all tables. */
package dev.headwater.factory;
