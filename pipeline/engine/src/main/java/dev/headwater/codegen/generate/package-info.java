/** The stage generate: runs jOOQ on the migrated database. */
package dev.headwater.codegen.generate;
