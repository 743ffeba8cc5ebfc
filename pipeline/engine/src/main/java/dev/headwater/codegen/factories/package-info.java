/** Writes the factories of test data, for the tables that have a class of jOOQ's. */
package dev.headwater.codegen.factories;
