/** Statements that turn one catalogue into another, in an order that PostgreSQL accepts. */
package dev.headwater.catalog.script;
