/** The schema as SQL files in a folder of the project. */
package dev.headwater.codegen.schema;
