/** Pictures of tables and the foreign keys between them. */
package dev.headwater.web.diagram;
