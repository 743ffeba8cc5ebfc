/** The stages that need a database, and the JVM that they run in. */
package dev.headwater.codegen.work;
