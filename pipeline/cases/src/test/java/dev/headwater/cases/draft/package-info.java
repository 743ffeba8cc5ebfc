/** Migrations that Headwater writes. */
package dev.headwater.cases.draft;
