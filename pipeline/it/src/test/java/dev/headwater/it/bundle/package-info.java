/** The executable jar of a project, made by a real Maven. */
package dev.headwater.it.bundle;
