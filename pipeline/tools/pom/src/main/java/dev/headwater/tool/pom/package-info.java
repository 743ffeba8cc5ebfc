/** Edits POMs with DomTrip. */
package dev.headwater.tool.pom;
