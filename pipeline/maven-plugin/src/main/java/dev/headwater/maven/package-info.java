/** The Maven plugin: POM to request, result to Maven. */
package dev.headwater.maven;
