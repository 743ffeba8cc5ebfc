/** The schema as SQL files. */
package dev.headwater.cases.schema;
