/** For a program that has the engine in a loader of its own: the two share types of the JDK. */
package dev.headwater.command.embed;
